package io.github.notrahooks.trigger.definition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.JsonPath;
import io.github.notrahooks.json.JsonSpan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a value in a payload must be: {@code ref=refs/heads/main}, {@code action!=closed}, {@code
 * commits[0].message~^fix}. Patterns are RE2's, which take linear time.
 *
 * @param text as it was written
 * @param path where the value is
 * @param operator how it is compared
 * @param value what with
 * @param pattern the value as a pattern, where it is one
 */
public record Condition(
    String text,
    JsonPath path,
    Operator operator,
    String value,
    @Nullable Pattern pattern) {
  /** How a value is compared. */
  public enum Operator {
    /** It is the same text. */
    EQUALS("="),
    /** It is another text, or there is none. */
    DIFFERS("!="),
    /** A pattern is found in it. */
    MATCHES("~");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }
  }

  /**
   * Reads a condition.
   *
   * @throws Failure of usage if it is not written as one
   */
  public static Condition parse(String text) {
    int at = operatorAt(text);
    if (at <= 0) {
      throw Failure.usage(
          "'" + text + "' is no condition: write PATH=VALUE, PATH!=VALUE or" + " PATH~PATTERN");
    }
    Operator operator = text.startsWith("!=", at)
        ? Operator.DIFFERS
        : text.charAt(at) == '=' ? Operator.EQUALS : Operator.MATCHES;
    String value = text.substring(at + operator.sign.length());
    return new Condition(
        text,
        JsonPath.parse(text.substring(0, at)),
        operator,
        value,
        operator == Operator.MATCHES ? pattern(text, value) : null);
  }

  /** Where the first operator stands that is not inside brackets, or -1. */
  private static int operatorAt(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '=' || c == '~' || text.startsWith("!=", i))) {
        return i;
      }
    }
    return -1;
  }

  private static Pattern pattern(String text, String value) {
    try {
      return Pattern.compile(value);
    } catch (PatternSyntaxException e) {
      throw Failure.usage("'" + text + "' has no pattern that RE2 knows: " + e.getMessage());
    }
  }

  /** The text that is compared: of a string without its quotes; nothing of objects, lists and what is not there. */
  public Optional<String> found(JsonSpan payload) {
    return path.in(payload)
        .filter(span -> !span.isObject() && !span.isArray())
        .map(span -> span.isString() ? span.value() : span.text());
  }

  /** What is there, for a person: the value, or what kind of thing stands in its place. */
  Optional<String> shown(JsonSpan payload) {
    return path.in(payload)
        .map(span -> span.isObject() || span.isArray()
            ? span.kind()
            : span.isString() ? span.value() : span.text());
  }

  /** Whether it holds for a payload. */
  public boolean holds(JsonSpan payload) {
    Optional<String> found = found(payload);
    return switch (operator) {
      case EQUALS -> found.filter(value::equals).isPresent();
      case DIFFERS -> found.filter(value::equals).isEmpty();
      case MATCHES ->
        pattern != null && found.filter(each -> pattern.matcher(each).find()).isPresent();
    };
  }
}
