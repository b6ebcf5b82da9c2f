package io.github.notrahooks.input;

import io.github.notrahooks.input.GivenHeaders.Form;
import io.github.notrahooks.input.Printed.Nothing;
import io.github.notrahooks.input.Printed.Pair;
import io.github.notrahooks.input.Printed.Read;
import io.github.notrahooks.input.Printed.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an array as PHP's {@code print_r} and {@code var_dump} print it, which escape nothing. */
final class PrintedArray {
  private static final Pattern LISTED = Pattern.compile(" ?Array\\s*+\\((?=\\s*+[\\[)])");
  private static final Pattern DUMPED = Pattern.compile("array\\([0-9]++\\) \\{");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}+");
  private static final Pattern SCALAR = Pattern.compile("(?:int|float|bool)\\(");
  private static final Pattern LINE = Pattern.compile("[^\\n]*+");
  private static final Pattern WORD = Pattern.compile("[^ ]*+");
  private static final Pattern NEXT =
      Pattern.compile(" (?=\\[[^\\]\\[ ]++\\] =>|\\)(?: [\\[)]|$))");

  private final PrintedText text;
  private final boolean oneLine;
  private int depth;

  private PrintedArray(String text) {
    this.text = new PrintedText(text);
    // Where a browser showed it, its lines became one.
    this.oneLine = text.indexOf('\n') < 0;
  }

  /** Reads a text that is nothing but such an array. */
  static Optional<Read> read(String text) {
    PrintedArray reader = new PrintedArray(text);
    try {
      Printed array = reader.array();
      return reader.text.isEnd() ? Optional.of(new Read(array, Form.PHP)) : Optional.empty();
    } catch (NotPrinted e) {
      return Optional.empty();
    }
  }

  private Printed array() throws NotPrinted {
    if (!text.eat(LISTED).isEmpty()) {
      return listed();
    } else if (!text.eat(DUMPED).isEmpty()) {
      return dumped();
    }
    throw new NotPrinted();
  }

  private void deeper() throws NotPrinted {
    if (++depth > Printed.DEEPEST) {
      throw new NotPrinted();
    }
  }

  private Printed listed() throws NotPrinted {
    deeper();
    List<Pair> pairs = new ArrayList<>();
    text.blank();
    while (!text.eat(")")) {
      text.expect("[");
      Text key = new Text(text.until("] =>"));
      if (!text.eat(LISTED).isEmpty()) {
        pairs.add(new Pair(key, listed()));
      } else {
        String value = oneLine ? untilNext() : text.eat(LINE);
        pairs.add(new Pair(key, new Text(value.strip())));
      }
      text.blank();
    }
    depth--;
    return Printed.ofPairs(pairs);
  }

  /** What stands before the next name, or the end of the array. */
  private String untilNext() throws NotPrinted {
    StringBuilder value = new StringBuilder(text.eat(WORD));
    while (text.eat(NEXT).isEmpty()) {
      value.append(text.next(1)).append(text.eat(WORD));
    }
    return value.toString();
  }

  private Printed dumped() throws NotPrinted {
    deeper();
    List<Pair> pairs = new ArrayList<>();
    text.blank();
    while (!text.eat("}")) {
      Text key = new Text(dumpedKey());
      text.blank();
      text.expect("=>");
      text.blank();
      pairs.add(new Pair(key, dumpedValue()));
      text.blank();
    }
    depth--;
    return Printed.ofPairs(pairs);
  }

  private String dumpedKey() throws NotPrinted {
    if (text.eat("[\"")) {
      return text.until("\"]");
    } else if (text.eat("'")) {
      // So Xdebug has it.
      return text.until("'");
    }
    text.expect("[");
    return text.until("]");
  }

  private Printed dumpedValue() throws NotPrinted {
    if (!text.eat(DUMPED).isEmpty()) {
      return dumped();
    } else if (text.eat("string(")) {
      String length = text.eat(NUMBER);
      text.expect(") \"");
      String value = text.next(length.isEmpty() ? 0 : Integer.parseInt(length));
      text.expect("\"");
      return new Text(value);
    } else if (!text.eat(SCALAR).isEmpty()) {
      return new Text(text.until(")"));
    }
    text.expect("NULL");
    return new Nothing();
  }
}
