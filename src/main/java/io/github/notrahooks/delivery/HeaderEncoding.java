package io.github.notrahooks.delivery;

/** How the bytes of header values are written as text. */
public enum HeaderEncoding {
  /** All of them are the text in UTF-8. */
  UTF_8("utf-8"),
  /** At least one value is no UTF-8: each character of them stands for a byte. */
  ISO_8859_1("iso-8859-1");

  /** What names the encoding in JSON, beside the headers; it is not there where all are ASCII. */
  public static final String KEY = "headerEncoding";

  private final String wireName;

  HeaderEncoding(String wireName) {
    this.wireName = wireName;
  }

  /** The name in JSON. */
  public String wireName() {
    return wireName;
  }

  /** The encoding of this name; UTF-8 is what text is in if it does not say otherwise. */
  public static HeaderEncoding named(String name) {
    return name.equals(ISO_8859_1.wireName) ? ISO_8859_1 : UTF_8;
  }

  /**
   * How the headers of a request are to be read of which the log does not say it, as it did not always:
   * what was received is bytes, and what was sent is text.
   */
  public static HeaderEncoding unsaid(Direction direction) {
    return Direction.INCOMING.equals(direction) ? ISO_8859_1 : UTF_8;
  }
}
