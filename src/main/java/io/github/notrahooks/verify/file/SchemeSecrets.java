package io.github.notrahooks.verify.file;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.verify.NamedSecret;
import java.util.List;

/** Finds the secrets for messages of a scheme; any thread may ask. */
public interface SchemeSecrets {
  /**
   * Those with which a message of this scheme may have been signed.
   *
   * @throws Failure of usage if there is none; it says what to do
   */
  List<NamedSecret> of(String scheme);

  /** Further secrets of the same user, which tell that another one was used. */
  List<NamedSecret> others(String scheme);

  /** The environment variables whose names stand in place of one of these secrets. */
  List<NamedSecret> variables(List<NamedSecret> secrets);
}
