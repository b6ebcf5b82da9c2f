package io.github.notrahooks.config;

import io.github.notrahooks.environment.StartUp;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.PrivateFiles;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Resolves secrets to what they are, and makes new ones. */
public final class Secrets {

  /** A file may be a device without end. */
  private static final int LONGEST = 1024 * 1024;

  private final Map<String, String> variables;
  private final Path home;

  /** Resolves against these environment variables, and files relative to this folder. */
  public Secrets(Map<String, String> variables, Path home) {
    this.variables = variables;
    this.home = home;
  }

  /**
   * The secret behind a source.
   *
   * @throws Failure if the variable is not set, the file cannot be read, or either is empty
   */
  public Secret resolve(SecretSource source) {
    if (source instanceof SecretSource.Inline inline) {
      return inline.secret();
    }
    if (source instanceof SecretSource.FromVariable variable) {
      String value = variables.getOrDefault(variable.name(), "");
      if (value.isBlank()) {
        throw Failure.usage("the environment variable " + variable.name()
            + ", which config.json names as the place of a secret, is not set");
      }
      return fromText(value, "the environment variable " + variable.name());
    }
    Path file = path((SecretSource.FromFile) source);
    try {
      // A server would wait for a pipe, and all deliveries with it.
      PrivateFiles.refuseOther(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return usable(fromFile(file), "the secret file " + file);
  }

  /**
   * The secret, if its bytes can be meant as a key.
   *
   * @param origin names where it comes from
   * @throws Failure of usage if it is text in UTF-16
   */
  public static Secret usable(Secret secret, String origin) {
    if (secret.isUtf16()) {
      throw Failure.usage("the secret in " + origin + " is text in UTF-16, as PowerShell writes"
          + " files: save it as UTF-8 without a byte-order mark");
    }
    return secret;
  }

  /** Where the file of a secret is. */
  Path path(SecretSource.FromFile source) {
    return home.resolve(source.path());
  }

  /**
   * The secret in a file, of which one trailing line end is dropped.
   *
   * @throws Failure if the file cannot be read or is empty
   */
  public static Secret fromFile(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return fromStream(in, "the secret file " + file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Failure unreadable(Path file, IOException cause) {
    return Failure.usage("cannot read the secret file " + file + ": " + FileProblem.of(cause));
  }

  /**
   * The secret in a stream, of which one trailing line end is dropped; it may be one without end.
   *
   * @param origin names where it comes from
   * @throws Failure if it is empty, or longer than any secret
   */
  public static Secret fromStream(InputStream in, String origin) throws IOException {
    byte[] bytes = in.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw Failure.usage(origin + " is longer than any secret");
    }
    return fromBytes(bytes, origin);
  }

  /**
   * The secret in some bytes, of which one trailing line end is dropped; not of UTF-16, half a character of
   * which that would be.
   *
   * @param origin names where they come from
   * @throws Failure if nothing is left
   */
  public static Secret fromBytes(byte[] bytes, String origin) {
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\n' && !Secret.of(bytes).isUtf16()) {
      length--;
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
    }
    byte[] secret = Arrays.copyOf(bytes, length);
    if (new String(secret, StandardCharsets.ISO_8859_1).isBlank()) {
      throw Failure.usage("the secret in " + origin + " is empty");
    }
    return Secret.of(secret);
  }

  /**
   * The secret that a text is.
   *
   * @param origin says where the text comes from, such as "the environment variable X"
   * @throws Failure if its bytes were none of the locale's: what they were cannot be told any more
   */
  public static Secret fromText(String text, String origin) {
    if (StartUp.isNoText(text)) {
      throw Failure.usage("the secret in " + origin
          + " has bytes that are no text in this locale's encoding. Set LC_ALL=C.UTF-8 if it is UTF-8,"
          + " or give it by --secret-file, which is read as bytes.");
    }
    return Secret.of(text);
  }
}
