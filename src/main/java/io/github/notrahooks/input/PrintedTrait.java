package io.github.notrahooks.input;

import io.github.notrahooks.input.GivenHeaders.Form;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a printed value shows of the language that printed it. */
enum PrintedTrait {
  /** {@code 'x'}. */
  SINGLE_QUOTES,
  /** {@code "x"}, where no apostrophe in it is the reason. */
  DOUBLE_QUOTES,
  /** {@code `x`}. */
  BACKTICKS,
  /** {@code b'x'}. */
  BYTES,
  /** {@code \xE9}. */
  BYTE_ESCAPE,
  /** {@code 'a' 'b'}, which is one text. */
  ADJACENT,
  /** {@code 'a' + 'b'}. */
  PLUS,
  /** {@code host: 'x'}. */
  BARE_KEY,
  /** {@code :host}. */
  SYMBOL,
  /** A colon between key and value. */
  COLON,
  /** White space inside the brackets of a map with colons, or of a list. */
  SPACED,
  /** {@code {"a"=>"b"}}. */
  HASH_ARROW,
  /** {@code Map(1) {'a' => 'b'}}. */
  CLASS_ARROW,
  /** {@code ['a' => 'b']}, or behind the word {@code array}. */
  ARRAY_ARROW,
  /** A comma behind the last element. */
  TRAILING_COMMA,
  /** {@code ('a', 'b')}. */
  TUPLE,
  /** {@code Headers(…)}. */
  CALL,
  /** {@code Headers { … }}, or a key that is JavaScript's own. */
  CLASS,
  /** {@code http.Header{…}}. */
  GO_TYPE,
  /** {@code array ( … )}. */
  ARRAY,
  /** {@code <an object>}. */
  OBJECT,
  /** {@code #<an object>}. */
  HASH_OBJECT,
  /** {@code None}. */
  NONE,
  /** {@code nil}. */
  NIL,
  /** {@code null}. */
  NULL,
  /** {@code undefined}. */
  UNDEFINED;

  /**
   * A language.
   *
   * @param telling traits of which it shows at least one; broken JSON has none of them
   * @param others those that it may show as well
   */
  private record Language(Form form, Set<PrintedTrait> telling, Set<PrintedTrait> others) {
    boolean prints(Set<PrintedTrait> seen) {
      Set<PrintedTrait> all = EnumSet.copyOf(telling);
      all.addAll(others);
      return all.containsAll(seen) && seen.stream().anyMatch(telling::contains);
    }
  }

  /** The first that fits counts: what is between Ruby's and JavaScript's means the same in both. */
  private static final List<Language> LANGUAGES = List.of(
      new Language(
          Form.PYTHON,
          EnumSet.of(SINGLE_QUOTES, BYTES, TUPLE, CALL),
          EnumSet.of(COLON, BYTE_ESCAPE, ADJACENT, OBJECT, NONE)),
      new Language(
          Form.RUBY,
          EnumSet.of(HASH_ARROW, BARE_KEY, SYMBOL, NIL),
          EnumSet.of(COLON, DOUBLE_QUOTES, BYTE_ESCAPE, HASH_OBJECT)),
      new Language(
          Form.GO, EnumSet.of(GO_TYPE), EnumSet.of(COLON, DOUBLE_QUOTES, BACKTICKS, BYTE_ESCAPE)),
      new Language(
          Form.PHP,
          EnumSet.of(ARRAY_ARROW),
          EnumSet.of(
              ARRAY, SINGLE_QUOTES, DOUBLE_QUOTES, BYTE_ESCAPE, SPACED, TRAILING_COMMA, NULL)),
      new Language(
          Form.JAVASCRIPT,
          EnumSet.of(
              SINGLE_QUOTES, BACKTICKS, BARE_KEY, CLASS, CLASS_ARROW, BYTE_ESCAPE, UNDEFINED),
          EnumSet.of(COLON, SPACED, DOUBLE_QUOTES, PLUS, TRAILING_COMMA, NULL)));

  /** The form of what shows these traits, if there is a language that prints so. */
  static Optional<Form> form(Set<PrintedTrait> seen) {
    return LANGUAGES.stream()
        .filter(language -> language.prints(seen))
        .map(Language::form)
        .findFirst();
  }
}
