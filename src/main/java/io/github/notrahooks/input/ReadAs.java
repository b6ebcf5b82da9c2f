package io.github.notrahooks.input;

import io.github.notrahooks.json.JsonLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read as something else than it stands: nothing is guessed in silence.
 *
 * @param what {@code headers}, {@code body}, {@code signature} or {@code secret}
 * @param from where it stood, such as a file's name
 * @param as the name of the form, one of those in {@code docs/verify.md}
 * @param form the form in some words, with its article
 * @param bytes {@code exact}, {@code restored} or {@code rebuilt}
 */
public record ReadAs(String what, String from, String as, String form, String bytes) {
  /** Sentences for a person, one for what was read in the same way; the names in them come from outside. */
  public static List<String> sentences(List<ReadAs> all) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (ReadAs each : all) {
      sentences.putIfAbsent(each.from + " " + each.as, "read " + each.from + " as " + each.form);
    }
    return List.copyOf(sentences.values());
  }

  /** It as an object, as {@code -o json} prints it. */
  public JsonLine json() {
    return new JsonLine().put("what", what).put("from", from).put("as", as).put("bytes", bytes);
  }
}
