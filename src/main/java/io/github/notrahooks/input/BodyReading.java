package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The bytes that a body stands for, if it is not taken as it is. Whether they are meant is for a signature
 * to say.
 *
 * @param forms what the body is read as, from the outside to the inside: one or two
 * @param body what is inside
 */
public record BodyReading(List<Form> forms, Body body) {
  /** How deep one may be inside another. */
  private static final int DEEPEST = 2;

  /** What a body may be. */
  public enum Form {
    /** RFC 1952. */
    GZIP("gzip"),
    /** RFC 1950. */
    ZLIB("zlib"),
    /** RFC 1951, without anything around it; told by {@code Content-Encoding} alone. */
    DEFLATE("deflate"),
    /** In either alphabet, with or without padding and line breaks. */
    BASE64("base64"),
    /** With or without a byte-order mark. */
    UTF_16("utf-16"),
    /** Every byte that is no letter or digit as {@code %7B}. */
    PERCENT_ENCODED("percent-encoded"),
    /** Quoted and escaped as JSON quotes a text. */
    JSON_STRING("json-string");

    private final String wireName;

    Form(String wireName) {
      this.wireName = wireName;
    }

    /** Its name in JSON. */
    public String wireName() {
      return wireName;
    }

    private boolean isCompressed() {
      return this == GZIP || this == ZLIB || this == DEFLATE;
    }

    private String words() {
      return switch (this) {
        case GZIP, ZLIB, DEFLATE -> wireName;
        case BASE64 -> "base64";
        case UTF_16 -> "UTF-16";
        case PERCENT_ENCODED -> "percent-encoded text";
        case JSON_STRING -> "a JSON string";
      };
    }
  }

  /** The forms in words, such as {@code base64 of gzip}. */
  public String words() {
    return forms.stream().map(Form::words).collect(Collectors.joining(" of "));
  }

  /** The readings of a body, those of one form first; empty for most. */
  public static List<BodyReading> of(Body body, Headers headers) {
    List<BodyReading> readings = new ArrayList<>();
    List<BodyReading> outer = List.of(new BodyReading(List.of(), body));
    for (int depth = 0; depth < DEEPEST; depth++) {
      List<BodyReading> inner = new ArrayList<>();
      for (BodyReading each : outer) {
        each.addInner(inner, headers);
      }
      readings.addAll(inner);
      outer = inner;
    }
    return readings;
  }

  /** What a compressed body unpacks to, if it is one and has no more bytes than a body may have. */
  public static Optional<BodyReading> unpacked(Body body, Headers headers) {
    for (Form form : Form.values()) {
      if (form.isCompressed()) {
        Optional<Body> inside = Compression.unpacked(form, body, headers);
        if (inside.isPresent()) {
          return Optional.of(new BodyReading(List.of(form), inside.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a body unpacks to more bytes than one may have, as it is or read as a text of some kind. */
  public static boolean isTooLarge(Body body, Headers headers) {
    for (Form form : Form.values()) {
      boolean isTooLarge = form.isCompressed()
          ? Compression.isTooLarge(form, body, headers)
          : BodyText.decoded(form, body).stream()
              .anyMatch(each -> Compression.isTooLarge(Form.GZIP, each, Headers.EMPTY)
                  || Compression.isTooLarge(Form.ZLIB, each, Headers.EMPTY));
      if (isTooLarge) {
        return true;
      }
    }
    return false;
  }

  private void addInner(List<BodyReading> inner, Headers headers) {
    boolean unpacked = forms.stream().anyMatch(Form::isCompressed);
    for (Form form : Form.values()) {
      if (form == Form.UTF_16 && forms.contains(form) || unpacked && form.isCompressed()) {
        continue;
      }
      List<Body> found = form.isCompressed()
          ? Compression.unpacked(form, body, forms.isEmpty() ? headers : Headers.EMPTY).stream()
              .toList()
          : BodyText.decoded(form, body);
      for (Body each : found) {
        List<Form> chain = new ArrayList<>(forms);
        chain.add(form);
        inner.add(new BodyReading(List.copyOf(chain), each));
      }
    }
  }
}
