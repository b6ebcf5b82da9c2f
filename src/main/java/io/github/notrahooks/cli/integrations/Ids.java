package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.failure.Failure;
import java.util.regex.Pattern;

/** The form of the IDs that stand in routes. */
final class Ids {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private Ids() {}

  /** The ID, if it has the form. */
  static String checked(String id) {
    if (!FORM.matcher(id).matches()) {
      throw Failure.usage(
          "the ID '" + id + "' must have 1 to 128 letters, digits, dots, underscores or hyphens");
    }
    return id;
  }
}
