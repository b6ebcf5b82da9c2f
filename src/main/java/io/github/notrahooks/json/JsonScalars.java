package io.github.notrahooks.json;

/** Finds every string, number, boolean and null of a JSON text in place. */
public final class JsonScalars {
  private JsonScalars() {}

  /** Told of each scalar in the order of the text. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One scalar.
     *
     * @param key the name of the property that it, or the array around it, is the value of; the empty
     *     string where there is none
     * @param start the offset of its first byte; that of the quote, for a string
     * @param end the offset after its last byte
     */
    void scalar(String key, int start, int end);
  }

  /**
   * Visits all scalars.
   *
   * @throws MalformedJson if the bytes are not exactly one JSON value in UTF-8
   */
  public static void visit(byte[] bytes, Visitor visitor) throws MalformedJson {
    visit(JsonSpan.root(bytes), "", visitor);
  }

  private static void visit(JsonSpan value, String key, Visitor visitor) {
    if (!value.isObject() && !value.isArray()) {
      visitor.scalar(key, value.start(), value.end());
      return;
    }
    for (JsonSpan.Member member : value.members()) {
      String name = member.key();
      visit(member.value(), name == null ? key : name, visitor);
    }
  }
}
