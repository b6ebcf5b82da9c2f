package io.github.notrahooks.input;

import io.github.notrahooks.input.Printed.Items;
import io.github.notrahooks.input.Printed.Nothing;
import io.github.notrahooks.input.Printed.Pair;
import io.github.notrahooks.input.Printed.Pairs;
import io.github.notrahooks.input.Printed.Read;
import io.github.notrahooks.input.Printed.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value whose texts were printed in quotes, by JavaScript, Python, Ruby, Go or PHP.
 *
 * <p>They have so much in common that one grammar reads them all; which of them it was is told from
 * what is not common to them, and none prints what has traits of two.
 */
final class PrintedLiteral {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.eE+-]*+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$.]*+");
  private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*+(?=:)");
  private static final Pattern KEYWORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+=(?!>)");

  private static final Pattern SIZED_CLASS = Pattern.compile("\\([0-9]++\\) (?=[{\\[])");
  private static final Pattern NAMED_CLASS = Pattern.compile(" (?=\\{\\s)");
  private static final Pattern CLASS_IN_ANGLES = Pattern.compile("<[A-Za-z_.]++\\(");
  private static final Pattern GO_SLICE = Pattern.compile("\\[\\][a-z]++(?=[({])");
  private static final Pattern GO_MAP =
      Pattern.compile("\\[string\\](?:\\[\\])?[a-z]++(?: \\{\\})?(?=[({])");
  private static final Pattern PHP_ARRAY = Pattern.compile(" ?\\(");

  private static final Set<String> BYTES = Set.of("b", "B", "u", "r");
  private static final Set<String> OTHERS = Set.of("true", "false", "True", "False");
  private static final Map<String, PrintedTrait> NOTHING = Map.of(
      "None", PrintedTrait.NONE,
      "nil", PrintedTrait.NIL,
      "null", PrintedTrait.NULL,
      "NULL", PrintedTrait.NULL,
      "undefined", PrintedTrait.UNDEFINED);

  /** What may be between brackets of a kind: entries with a colon or an arrow, or elements. */
  private enum Kind {
    MAP("}", PrintedTrait.COLON, PrintedTrait.HASH_ARROW, false),
    CLASS("}", PrintedTrait.COLON, PrintedTrait.CLASS_ARROW, false),
    GO("}", PrintedTrait.COLON, null, true),
    /** Where only white space stands between elements. */
    GO_QUOTED("]", PrintedTrait.COLON, null, true),
    LIST("]", null, PrintedTrait.ARRAY_ARROW, true),
    TUPLE(")", null, null, true),
    CALL(")", PrintedTrait.COLON, null, true),
    ARRAY(")", null, PrintedTrait.ARRAY_ARROW, false);

    private final String end;
    private final @Nullable PrintedTrait colon;
    private final @Nullable PrintedTrait arrow;
    private final boolean elements;

    Kind(String end, @Nullable PrintedTrait colon, @Nullable PrintedTrait arrow, boolean elements) {
      this.end = end;
      this.colon = colon;
      this.arrow = arrow;
      this.elements = elements;
    }
  }

  private final PrintedText text;
  private final Set<PrintedTrait> seen = EnumSet.noneOf(PrintedTrait.class);
  private int depth;

  private PrintedLiteral(String text) {
    this.text = new PrintedText(text);
  }

  /** Reads a text that is nothing but such a value. */
  static Optional<Read> read(String text) {
    PrintedLiteral reader = new PrintedLiteral(text);
    try {
      Printed value = reader.value(Kind.LIST);
      if (!reader.text.isEnd()) {
        return Optional.empty();
      }
      if (reader.text.hasBytesEscaped()) {
        reader.seen.add(PrintedTrait.BYTE_ESCAPE);
      }
      return PrintedTrait.form(reader.seen).map(form -> new Read(value, form));
    } catch (NotPrinted e) {
      return Optional.empty();
    }
  }

  /**
   * A value.
   *
   * @param list what a square bracket begins
   */
  private Printed value(Kind list) throws NotPrinted {
    if (text.isQuote()) {
      return new Text(texts(list));
    } else if (text.eat("{")) {
      return inside(Kind.MAP);
    } else if (text.eat("(")) {
      return seen(PrintedTrait.TUPLE, inside(Kind.TUPLE));
    } else if (text.eat("[Object: null prototype] {")) {
      return seen(PrintedTrait.CLASS, inside(Kind.CLASS));
    } else if (!text.eat(GO_SLICE).isEmpty()) {
      return ofGoType();
    } else if (text.eat("[")) {
      return inside(list);
    } else if (!text.eat(CLASS_IN_ANGLES).isEmpty()) {
      Printed called = called();
      text.expect(">");
      return called;
    } else if (text.eat("<")) {
      return seen(PrintedTrait.OBJECT, object());
    } else if (text.eat("#<")) {
      return seen(PrintedTrait.HASH_OBJECT, object());
    }
    String number = text.eat(NUMBER);
    return number.isEmpty() ? word(text.eat(WORD)) : new Text(number);
  }

  private Printed seen(PrintedTrait trait, Printed value) {
    seen.add(trait);
    return value;
  }

  /** What begins with a word; without one it is no value. */
  private Printed word(String word) throws NotPrinted {
    if (word.equals("array") && !text.eat(PHP_ARRAY).isEmpty()) {
      return seen(PrintedTrait.ARRAY, inside(Kind.ARRAY));
    } else if (word.equals("map") && !text.eat(GO_MAP).isEmpty()) {
      return ofGoType();
    } else if (word.equals("map") && text.eat("[")) {
      return seen(PrintedTrait.GO_TYPE, inside(Kind.GO_QUOTED));
    } else if (BYTES.contains(word) && text.isQuote()) {
      return seen(PrintedTrait.BYTES, new Text(quoted()));
    } else if (OTHERS.contains(word)) {
      return new Text(word);
    }
    @Nullable PrintedTrait nothing = NOTHING.get(word);
    if (nothing != null) {
      return seen(nothing, new Nothing());
    } else if (word.isEmpty()) {
      throw new NotPrinted();
    } else if (text.peek() == '{') {
      return ofGoType();
    } else if (!text.eat(SIZED_CLASS).isEmpty() || !text.eat(NAMED_CLASS).isEmpty()) {
      return seen(PrintedTrait.CLASS, text.eat("{") ? inside(Kind.CLASS) : value(Kind.LIST));
    }
    text.expect("(");
    return called();
  }

  private Printed ofGoType() throws NotPrinted {
    seen.add(PrintedTrait.GO_TYPE);
    if (text.eat("(nil)")) {
      return new Nothing();
    }
    text.expect("{");
    return inside(Kind.GO);
  }

  /** What a class was given, of which it is made again. */
  private Printed called() throws NotPrinted {
    Printed given = seen(PrintedTrait.CALL, inside(Kind.CALL));
    if (given instanceof Pairs) {
      return given;
    }
    if (given instanceof Items items && items.list().size() == 1) {
      return items.list().get(0);
    }
    throw new NotPrinted();
  }

  /** An object that shows only what it is, in angles that may have others inside. */
  private Printed object() throws NotPrinted {
    int open = 1;
    while (open > 0) {
      char c = text.next(1).charAt(0);
      if (c == '\n') {
        throw new NotPrinted();
      }
      open += c == '<' ? 1 : c == '>' ? -1 : 0;
    }
    return new Nothing();
  }

  /** A text, and what of it goes on in quotes of its own. */
  private String texts(Kind list) throws NotPrinted {
    StringBuilder all = new StringBuilder(quoted());
    while (list != Kind.GO_QUOTED) {
      text.blank();
      if (text.eat("+")) {
        seen.add(PrintedTrait.PLUS);
        text.blank();
        if (!text.isQuote()) {
          throw new NotPrinted();
        }
      } else if (text.isQuote()) {
        seen.add(PrintedTrait.ADJACENT);
      } else {
        break;
      }
      all.append(quoted());
    }
    return all.toString();
  }

  private String quoted() throws NotPrinted {
    char quote = text.peek();
    String value = text.quoted();
    if (quote == '\'') {
      seen.add(PrintedTrait.SINGLE_QUOTES);
    } else if (quote == '`') {
      seen.add(PrintedTrait.BACKTICKS);
    } else if (value.indexOf('\'') < 0) {
      seen.add(PrintedTrait.DOUBLE_QUOTES);
    }
    return value;
  }

  private Printed inside(Kind kind) throws NotPrinted {
    if (++depth > Printed.DEEPEST) {
      throw new NotPrinted();
    }
    List<Pair> pairs = new ArrayList<>();
    List<Printed> items = new ArrayList<>();
    boolean spaced = text.blank();
    while (!text.eat(kind.end)) {
      if (kind == Kind.CALL && !text.eat(KEYWORD).isEmpty()) {
        // What else a class was given, such as an encoding, is no header; raw=[…] is all there is.
        Printed given = value(Kind.LIST);
        if (given instanceof Items) {
          items.add(given);
        }
      } else {
        element(kind, pairs, items);
      }
      separator(kind);
    }
    depth--;
    if (!items.isEmpty() && !(kind.elements && pairs.isEmpty())) {
      throw new NotPrinted();
    }
    boolean telling = kind == Kind.MAP || kind == Kind.LIST && !items.isEmpty();
    if (spaced && telling && !seen.contains(PrintedTrait.HASH_ARROW)) {
      seen.add(PrintedTrait.SPACED);
    }
    return pairs.isEmpty() ? new Items(items) : Printed.ofPairs(pairs);
  }

  private void separator(Kind kind) throws NotPrinted {
    text.blank();
    boolean end = text.peek() == kind.end.charAt(0);
    if (kind == Kind.GO_QUOTED) {
      return;
    } else if (text.eat(",")) {
      text.blank();
      if (kind != Kind.TUPLE && text.peek() == kind.end.charAt(0)) {
        seen.add(PrintedTrait.TRAILING_COMMA);
      }
    } else if (!end) {
      throw new NotPrinted();
    }
  }

  private void element(Kind kind, List<Pair> pairs, List<Printed> items) throws NotPrinted {
    Printed key = key(kind);
    text.blank();
    @Nullable PrintedTrait between;
    if (text.eat("=>")) {
      between = kind.arrow;
    } else if (text.eat(":")) {
      between = kind.colon;
    } else {
      items.add(key);
      return;
    }
    if (between == null) {
      throw new NotPrinted();
    }
    seen.add(between);
    text.blank();
    pairs.add(new Pair(key, value(kind == Kind.GO_QUOTED ? kind : Kind.LIST)));
  }

  private Printed key(Kind kind) throws NotPrinted {
    if (kind == Kind.MAP || kind == Kind.CLASS) {
      String bare = text.eat(BARE_KEY);
      if (!bare.isEmpty()) {
        return seen(PrintedTrait.BARE_KEY, new Text(bare));
      } else if (text.eat("[Symbol(")) {
        text.until(")]");
        return seen(PrintedTrait.CLASS, new Nothing());
      } else if (kind == Kind.MAP && text.eat(":")) {
        String symbol = text.isQuote() ? quoted() : text.eat(WORD);
        return seen(PrintedTrait.SYMBOL, new Text(symbol));
      }
    }
    return value(kind == Kind.GO_QUOTED ? kind : Kind.LIST);
  }
}
