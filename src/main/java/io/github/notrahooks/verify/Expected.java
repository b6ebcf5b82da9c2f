package io.github.notrahooks.verify;

import io.github.notrahooks.json.JsonLine;

/**
 * The signature that a message should have had: for {@code --show-expected}, and nowhere else.
 *
 * @param label of the secret it is made with
 * @param header the name of the header that carries it
 * @param value the value of that header
 */
public record Expected(String label, String header, String value) {
  /** It as an object of JSON. */
  public JsonLine json() {
    return new JsonLine().put("header", header).put("value", value).put("secret", label);
  }
}
