package io.github.notrahooks.restore;

import io.github.notrahooks.json.WrittenJson;
import io.github.notrahooks.json.WrittenJson.Items;
import io.github.notrahooks.json.WrittenJson.Literal;
import io.github.notrahooks.json.WrittenJson.Member;
import io.github.notrahooks.json.WrittenJson.Members;
import io.github.notrahooks.restore.JsonStyle.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another way to write the same JSON, to see whether a receiver goes by the bytes that it was sent. */
public enum Restyling {
  /** Indented by two spaces. */
  PRETTY,
  /** With a space after each colon and comma, as Python writes. */
  SPACED,
  /** With escapes for each slash and each character beyond ASCII, as PHP writes. */
  ESCAPED,
  /** With numbers spelt otherwise, of the same value: {@code 1.0} for {@code 1}, {@code 1e2} for {@code 100}. */
  NUMBERS;

  private JsonStyle style() {
    return switch (this) {
      case PRETTY -> JsonStyle.plain(Layout.TWO_SPACES);
      case SPACED -> JsonStyle.plain(Layout.SPACED);
      case ESCAPED ->
        new JsonStyle(Layout.COMPACT, Order.WRITTEN, Escapes.PHP, Numbers.WRITTEN, false);
      case NUMBERS -> JsonStyle.COMPACT;
    };
  }

  /** The same JSON in this way; nothing if these bytes are no JSON. */
  public Optional<byte[]> of(byte[] json) {
    return WrittenJson.parse(json)
        .map(read -> this == NUMBERS ? respelt(read) : read)
        .flatMap(read -> JsonWriter.write(read, style(), Integer.MAX_VALUE));
  }

  /** The same JSON without white space between its tokens; nothing if these bytes are no JSON. */
  public static Optional<byte[]> compact(byte[] json) {
    return WrittenJson.parse(json)
        .flatMap(read -> JsonWriter.write(read, JsonStyle.COMPACT, Integer.MAX_VALUE));
  }

  private static WrittenJson respelt(WrittenJson json) {
    // Without streams, whose frames are many for each level of nesting.
    if (json instanceof Members object) {
      List<Member> members = new ArrayList<>(object.members().size());
      for (Member member : object.members()) {
        members.add(new Member(member.name(), respelt(member.value())));
      }
      return new Members(members);
    } else if (json instanceof Items array) {
      List<WrittenJson> items = new ArrayList<>(array.items().size());
      for (WrittenJson item : array.items()) {
        items.add(respelt(item));
      }
      return new Items(items);
    }
    return json instanceof Literal literal && literal.number()
        ? new Literal(respelt(literal.written()), true)
        : json;
  }

  /** A number of the same value, spelt otherwise: digit by digit, so that none is lost, however long it is. */
  static String respelt(String number) {
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    String digits = exponent < 0 ? number : number.substring(0, exponent);
    String power = exponent < 0 ? "" : number.substring(exponent);
    if (digits.indexOf('.') >= 0) {
      return digits + "0" + power;
    }
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0' && Character.isDigit(digits.charAt(end - 2))) {
      end--;
    }
    return !power.isEmpty() || end == digits.length()
        ? digits + ".0" + power
        : digits.substring(0, end) + "e" + (digits.length() - end);
  }
}
