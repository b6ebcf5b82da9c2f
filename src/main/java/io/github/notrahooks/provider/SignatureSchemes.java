package io.github.notrahooks.provider;

import java.util.List;
import java.util.Optional;

/** The table of all schemes that can be signed with and verified. */
public final class SignatureSchemes {
  /** GitHub's. */
  public static final SignatureScheme GITHUB = new GitHubSignature();

  /** Linear's. */
  public static final SignatureScheme LINEAR = new LinearSignature();

  /** All of them, in the order in which they are listed to users. */
  public static final List<SignatureScheme> ALL =
      List.of(GITHUB, LINEAR, new StandardWebhooksSignature(), new NotraSignature());

  private SignatureSchemes() {}

  /** The scheme of this name. */
  public static Optional<SignatureScheme> named(String id) {
    return ALL.stream().filter(scheme -> scheme.id().equals(id)).findFirst();
  }

  /** The names of all schemes. */
  public static List<String> names() {
    return ALL.stream().map(SignatureScheme::id).toList();
  }
}
