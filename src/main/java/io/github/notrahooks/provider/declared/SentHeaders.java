package io.github.notrahooks.provider.declared;

import io.github.notrahooks.delivery.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The headers that messages of a scheme are sent with, in their order, each with a template of its value. */
final class SentHeaders {
  private final Map<String, Template> templates = new LinkedHashMap<>();

  /**
   * From lines such as {@code Name: value}.
   *
   * @throws IllegalArgumentException if a brace has no other
   */
  SentHeaders(List<String> lines) {
    for (String line : lines) {
      int colon = line.indexOf(": ");
      templates.put(line.substring(0, colon), new Template(line.substring(colon + 2)));
    }
  }

  /** Whether a header of this name, in this spelling, is sent. */
  boolean have(String name) {
    return templates.containsKey(name);
  }

  /** The headers in whose values any of these stands. */
  List<String> with(Set<String> valueNames) {
    List<String> found = new ArrayList<>();
    templates.forEach((name, template) -> {
      if (template.names().stream().anyMatch(valueNames::contains)) {
        found.add(name);
      }
    });
    return List.copyOf(found);
  }

  /** The headers with a value in the place of each name; a name that has none is left out. */
  Headers filled(Map<String, String> values) {
    Function<String, String> value = name -> values.getOrDefault(name, "");
    Headers.Builder headers = new Headers.Builder();
    templates.forEach((name, template) -> headers.add(name, template.filled(value)));
    return headers.build();
  }
}
