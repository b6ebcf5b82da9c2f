package io.github.notrahooks.restore;

/** The white space that a writer of JSON puts between tokens. */
public enum Layout {
  /** None at all. */
  COMPACT("compact", "", "\n", ",", ":", ""),
  /** As Python writes it by default. */
  SPACED("written with a space after each colon and comma", "", "\n", ", ", ": ", ""),
  /** As JavaScript and Ruby indent. */
  TWO_SPACES("indented by two spaces", "  ", "\n", ",", ": ", ""),
  /** As PHP indents. */
  FOUR_SPACES("indented by four spaces", "    ", "\n", ",", ": ", ""),
  /** As Go and many editors indent. */
  TABS("indented by tabs", "\t", "\n", ",", ": ", ""),
  /** As Jackson's default printer indents: lists stay on one line. */
  JACKSON("indented as Jackson does it", "  ", "\n", ",", " : ", " "),
  /** As Ruby indented before its json 2.8, with line breaks in what is empty. */
  OLD_RUBY("indented by two spaces, as Ruby did it", "  ", "\n", ",", ": ", ""),
  /** As .NET indents on Windows. */
  WINDOWS("indented by two spaces, with CRLF", "  ", "\r\n", ",", ": ", ""),
  /** As {@link #SPACED}, and a space inside each brace and bracket. */
  INSIDE(
      "written with spaces inside braces, and after each colon and comma",
      "",
      "\n",
      ", ",
      ": ",
      " "),
  /** As the shell of MongoDB prints it: the same, and a space before each colon. */
  MONGO("written with spaces inside braces and around colons", "", "\n", ", ", " : ", " "),
  /** As PostgreSQL's {@code json_build_object} writes it. */
  AROUND_COLONS("written with spaces around colons", "", "\n", ", ", " : ", "");

  private final String description;
  final String indent;
  final String lineBreak;
  final String comma;
  final String colon;
  /** What stands inside the braces and brackets that are on one line. */
  final String inside;

  Layout(
      String description,
      String indent,
      String lineBreak,
      String comma,
      String colon,
      String inside) {
    this.description = description;
    this.indent = indent;
    this.lineBreak = lineBreak;
    this.comma = comma;
    this.colon = colon;
    this.inside = inside;
  }

  /** It as the rest of a sentence about JSON, such as {@code indented by tabs}. */
  public String description() {
    return description;
  }

  /** Whether each property has a line of its own. */
  public boolean isIndented() {
    return !indent.isEmpty();
  }
}
