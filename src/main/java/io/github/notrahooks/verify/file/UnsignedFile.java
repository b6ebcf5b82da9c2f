package io.github.notrahooks.verify.file;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Envelopes;
import io.github.notrahooks.input.GivenHeaders;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.input.SignaturePlace;
import io.github.notrahooks.provider.known.SignatureSchemes;
import java.util.Optional;

/** Tells why nothing says how a file was signed, as far as the file itself shows it. */
final class UnsignedFile {
  private static final String GIVE =
      "give the signature by --signature VALUE or --headers FILE, or put the headers beside it";

  private UnsignedFile() {}

  static Failure failure(GivenFile given, SignatureSchemes schemes) {
    String name = given.origin();
    if (given.raw()) {
      return Failure.usage("--raw takes " + name + " as the body: " + GIVE);
    }
    if (Envelopes.isSummary(given.bytes())) {
      return Failure.usage(name + " is a line of 'logs list', which has neither headers nor body;"
          + " 'logs show ID -o json' has both");
    }
    Optional<String> problem = Envelopes.problem(given.bytes());
    if (problem.isPresent()) {
      return Failure.usage(name + " is not read as a delivery: " + problem.get() + ". Or " + GIVE);
    }
    Optional<GivenHeaders> headers = headers(given, schemes);
    if (headers.isPresent()) {
      return Failure.usage(name + " has headers"
          + headers
              .get()
              .read()
              .map(ReadAs::form)
              .map(form -> " (" + form + ")")
              .orElse("")
          + ", and no body that can be read from it: give the payload as FILE, and these with"
          + " --headers " + name);
    }
    Optional<SignaturePlace> place = SignaturePlace.in(given.bytes().bytes(), schemes);
    return Failure.usage(place
        .map(found -> name + ", line " + found.line() + ": '" + found.text()
            + "' looks like a signature, but the file has no form in which a delivery is read: "
            + GIVE)
        .orElse(GIVE));
  }

  private static Optional<GivenHeaders> headers(GivenFile given, SignatureSchemes schemes) {
    try {
      return Optional.of(GivenHeaders.read(given.bytes().bytes(), given.origin()))
          .filter(headers -> schemes.ofHeaders(headers.headers()).isPresent());
    } catch (Failure e) {
      return Optional.empty();
    }
  }
}
