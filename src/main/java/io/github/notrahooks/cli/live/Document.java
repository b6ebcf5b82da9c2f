package io.github.notrahooks.cli.live;

/** A text whose parts can be folded away. */
public interface Document {
  /** How deep the parts are that are seen at first. */
  int depth();

  /** How deep the deepest parts are: there is nothing to unfold beyond that. */
  int deepest();

  /** The text with what lies deeper than that folded away; takes its time. Its styles are escapes. */
  String text(int depth);

  /** A text without anything to fold. */
  static Document of(String text) {
    return new Document() {
      @Override
      public int depth() {
        return 0;
      }

      @Override
      public int deepest() {
        return 0;
      }

      @Override
      public String text(int depth) {
        return text;
      }
    };
  }
}
