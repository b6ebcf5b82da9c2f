package io.github.notrahooks.verify;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A submission whose scheme is known.
 *
 * @param submission what was submitted
 * @param scheme how it is taken to be signed
 * @param headers in the names of that scheme, with the signature among them
 * @param schemes all that it may be instead
 */
record Subject(
    Submission submission, SignatureScheme scheme, Headers headers, SignatureSchemes schemes) {
  Verdict verdict() {
    return verdict(scheme, headers);
  }

  Verdict verdict(SignatureScheme otherScheme, Headers otherHeaders) {
    Duration given = submission.tolerance();
    return otherScheme.verify(
        otherHeaders,
        submission.body(),
        secrets(),
        submission.now(),
        given == null ? otherScheme.tolerance() : given);
  }

  String label(int secretIndex) {
    return submission.secrets().get(secretIndex).label();
  }

  private List<Secret> secrets() {
    List<Secret> secrets = new ArrayList<>(submission.secrets().size());
    for (NamedSecret named : submission.secrets()) {
      secrets.add(named.secret());
    }
    return secrets;
  }
}
