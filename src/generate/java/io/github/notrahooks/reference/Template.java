package io.github.notrahooks.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text with places that look like {@code @name@}. */
final class Template {
  private static final Path FOLDER = Path.of("src/generate/completions");

  private String text;

  private Template(String text) {
    this.text = text;
  }

  static Template of(String file) {
    return new Template(read(file));
  }

  static String read(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with a place filled, which must be there; line ends after the value are dropped. */
  Template fill(String name, String value) {
    String place = "@" + name + "@";
    if (!text.contains(place)) {
      throw new IllegalStateException("there is no place " + place);
    }
    text = text.replace(place, value.stripTrailing());
    return this;
  }

  String text() {
    return text;
  }
}
