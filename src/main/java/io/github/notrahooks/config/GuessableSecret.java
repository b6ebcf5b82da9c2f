package io.github.notrahooks.config;

import io.github.notrahooks.signature.Secret;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells secrets that stand in examples and templates, and that nobody ever replaced, from real ones. Who
 * accepts deliveries that are signed with one of them accepts deliveries from everybody.
 */
final class GuessableSecret {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");
  private static final Pattern UNFILLED = Pattern.compile(
      "<[\\w .-]*>|\\$\\{[\\w .:-]*}|\\$[A-Za-z_]\\w*|\\{\\{[\\w .-]*}}|%[A-Za-z_]+%|\\[[A-Za-z_ -]*]");
  private static final Pattern FILLER = Pattern.compile("(your|my|the|a|some|new|insert|enter|put)*"
      + "(github|linear|webhook|hook|shared|app|api|very|super|top)*"
      + "(secret|key|token|password|passphrase|value)*(here|goeshere|please|value|123|1234)?");

  private static final Set<String> WORDS = Set.of(
      "changeme",
      "changethis",
      "changeit",
      "pleasechange",
      "pleasechangeme",
      "replaceme",
      "replacethis",
      "placeholder",
      "todo",
      "fixme",
      "tbd",
      "example",
      "examplesecret",
      "sample",
      "default",
      "test",
      "testing",
      "testsecret",
      "dummy",
      "dummysecret",
      "fake",
      "foo",
      "foobar",
      "none",
      "null",
      "undefined",
      "true",
      "false",
      "admin",
      "qwerty",
      "letmein",
      "s3cr3t",
      "hunter2",
      "redacted",
      "hidden");

  private GuessableSecret() {}

  /** Whether a secret is blank, a word of templates, a variable that was not filled in, or one character over and over. */
  static boolean is(Secret secret) {
    String text = secret.reveal().strip();
    String letters = NO_LETTER.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    return letters.chars().distinct().count() <= 1
        || UNFILLED.matcher(text).matches()
        || WORDS.contains(letters)
        || FILLER.matcher(letters).matches()
        || "01234567890123456789".contains(letters)
        || "abcdefghijklmnopqrstuvwxyz".contains(letters);
  }
}
