package io.github.notrahooks.restore;

/**
 * What a writer of JSON escapes in its strings, beside what every one must, and how. That of PHP, Python,
 * Ruby, Go, JavaScript and Java is what those languages print; that of .NET is what its documentation and
 * sources say (src/test/vectors/json).
 */
public enum Escapes {
  /** Each string as it was written. */
  WRITTEN("", "", Beyond.PLAIN, false, false),
  /** Nothing that may stand for itself: JavaScript, Ruby, and many more. */
  PLAIN("no needless escapes", "", Beyond.PLAIN, false, false),
  /** Jackson, whose control characters have capital digits. */
  PLAIN_UPPER("no needless escapes, and capital digits", "", Beyond.PLAIN, true, false),
  /** jq. */
  DEL("\\u007f for DEL, and no needless escapes", "\u007F", Beyond.PLAIN, false, false),
  /** PHP with slashes unescaped, Ruby's {@code ascii_only}, Newtonsoft's {@code EscapeNonAscii}. */
  ASCII("\\uxxxx for characters that are not ASCII", "", Beyond.ALL, false, false),
  /** Python, to which DEL is no text either. */
  PYTHON(
      "\\uxxxx for characters that are not ASCII, and for DEL", "\u007F", Beyond.ALL, false, false),
  /** Jackson's {@code ESCAPE_NON_ASCII}. */
  ASCII_UPPER(
      "\\uXXXX in upper case for characters that are not ASCII", "", Beyond.ALL, true, false),
  /** PHP with characters unescaped. */
  SLASHES("\\/ for each slash", "", Beyond.PLAIN, false, true),
  /** PHP by default. */
  PHP(
      "\\/ for each slash and \\uxxxx for characters that are not ASCII",
      "",
      Beyond.ALL,
      false,
      true),
  /** Go and Rails, which make JSON safe for pages. */
  HTML("\\u003c, \\u003e and \\u0026 for <, > and &", "<>&", Beyond.SEPARATORS, false, false),
  /** .NET's System.Text.Json by default. */
  SYSTEM_TEXT_JSON(
      "escapes as .NET's System.Text.Json writes them", "\"&'+<>`\u007F", Beyond.ALL, true, false),
  /** Gson by default. */
  GSON("escapes as Gson writes them", "<>&='", Beyond.SEPARATORS, false, false),
  /** The same of a tree or a map, of which Gson leaves out what is null. */
  GSON_WITHOUT_NULLS(
      "no nulls, and escapes as Gson writes them", "<>&='", Beyond.SEPARATORS, false, false),
  /** What JavaScript once took for line breaks: Gson and Go without HTML in mind, PHP. */
  SEPARATORS("\\u2028 and \\u2029 escaped", "", Beyond.SEPARATORS, false, false),
  /** The same in PHP, where slashes are escaped, and Ruby's {@code script_safe}. */
  SLASHES_AND_SEPARATORS(
      "\\/ for each slash, \\u2028 and \\u2029", "", Beyond.SEPARATORS, false, true),
  /** PHP with all of its {@code JSON_HEX} flags. */
  PHP_HEX("escapes as PHP writes them with its JSON_HEX flags", "<>&'\"", Beyond.ALL, false, true) {
    @Override
    boolean upperCase(int c) {
      return c < 0x80;
    }
  },
  /** Newtonsoft's Json.NET by default. */
  NEWTONSOFT("\\u0085, \\u2028 and \\u2029 escaped", "", Beyond.NEWTONSOFT, false, false),
  /** Newtonsoft's {@code EscapeHtml}. */
  NEWTONSOFT_HTML(
      "escapes as Newtonsoft writes them for HTML", "<>&'\"", Beyond.NEWTONSOFT, false, false),
  /** Go before version 1.22. */
  HTML_WITHOUT_SHORT(
      "\\u003c, \\u003e, \\u0026, \\u0008 and \\u000c as Go wrote them",
      "<>&\b\f",
      Beyond.SEPARATORS,
      false,
      false),
  /** The same without HTML in mind. */
  WITHOUT_SHORT(
      "\\u2028, \\u2029, \\u0008 and \\u000c as Go wrote them",
      "\b\f",
      Beyond.SEPARATORS,
      false,
      false),
  /** .NET's {@code UnsafeRelaxedJsonEscaping}: what it does not know for a letter, a mark or a sign. */
  SYSTEM_TEXT_JSON_RELAXED(
      "escapes as .NET's UnsafeRelaxedJsonEscaping writes them",
      "\u007F",
      Beyond.UNUSUAL,
      true,
      false),
  /** The same for what is beyond U+FFFF alone. */
  ASTRAL_UPPER("\\uXXXX in upper case for what is beyond U+FFFF", "", Beyond.ASTRAL, true, false),
  /** What is stored where only three bytes of UTF-8 have room. */
  ASTRAL("\\uxxxx for what is beyond U+FFFF", "", Beyond.ASTRAL, false, false),
  /** The escapes that are there, with capital digits. */
  UPPER("its escapes' digits in upper case", "", Beyond.PLAIN, true, false),
  /** The escapes that are there, with small digits. */
  LOWER("its escapes' digits in lower case", "", Beyond.PLAIN, false, false);

  /** Which characters beyond ASCII are escaped. */
  enum Beyond {
    PLAIN,
    SEPARATORS,
    NEWTONSOFT,
    ASTRAL,
    UNUSUAL,
    ALL
  }

  private final String description;
  private final String ascii;
  private final Beyond beyond;
  private final boolean upper;
  private final boolean slash;

  Escapes(String description, String ascii, Beyond beyond, boolean upper, boolean slash) {
    this.description = description;
    this.ascii = ascii;
    this.beyond = beyond;
    this.upper = upper;
    this.slash = slash;
  }

  /** What JSON with these escapes has, as the rest of a sentence. */
  public String description() {
    return description;
  }

  /** Whether strings keep the escapes that they were written with, the case of their digits aside. */
  boolean keepsWritten() {
    return this == WRITTEN || this == UPPER || this == LOWER;
  }

  /** Whether properties that are null are left out. */
  boolean omitsNulls() {
    return this == GSON_WITHOUT_NULLS;
  }

  /** Whether a slash is written as {@code \/}. */
  boolean escapesSlash() {
    return slash;
  }

  /** Whether the digits of this character's escape are capital. */
  boolean upperCase(int c) {
    return upper;
  }

  /** Whether a character that may stand for itself, or has a short escape as the quote, is written {@code \\uXXXX}. */
  boolean escapes(int c) {
    if (c < 0x80) {
      return ascii.indexOf(c) >= 0;
    }
    return switch (beyond) {
      case PLAIN -> false;
      case SEPARATORS -> isSeparator(c);
      case NEWTONSOFT -> isSeparator(c) || c == 0x85;
      case ASTRAL -> c > 0xFFFF;
      case UNUSUAL -> c > 0xFFFF || isUnusual(c);
      case ALL -> true;
    };
  }

  private static boolean isUnusual(int c) {
    return c == 0xFEFF
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.PRIVATE_USE,
              Character.UNASSIGNED -> true;
          default -> false;
        };
  }

  private static boolean isSeparator(int c) {
    return c == 0x2028 || c == 0x2029;
  }
}
