package io.github.notrahooks.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.notrahooks.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Any text that is printed: nothing that steers a terminal is left in it, and nothing else is changed. */
final class PrintableFuzz {
  /** Control, format, line-ending and unpaired characters, as Unicode itself classifies them. */
  private static final Pattern STEERING = Pattern.compile(
      "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]");

  static Stream<byte[]> seeds() {
    return Stream.of(
            "plain",
            "\u001b[31mred\u001b[0m",
            "\u001b]52;c;x\u0007",
            "\u009b2J",
            "\u202egnp.exe",
            "a\u200bb",
            "line\r\nline\ttab",
            "\ufeff",
            "\u2028\u2029",
            "\ud83d\ude80",
            "\u0000\u007f",
            "\\u001b",
            "\u061c\u2066\u2069")
        .map(text -> text.getBytes(StandardCharsets.UTF_16BE));
  }

  @MethodSource("seeds")
  @FuzzTest
  void nothingThatSteersATerminalIsLeft(byte[] input) throws Exception {
    String text = utf16(input);
    String line = Printable.line(text);
    String lines = Printable.text(text);

    assertThat(STEERING.matcher(line).find()).isFalse();
    assertThat(STEERING.matcher(lines.replaceAll("[\n\t]", "")).find()).isFalse();
    assertThat(lines.chars().filter(c -> c == '\n').count())
        .isEqualTo(text.chars().filter(c -> c == '\n').count());
    assertThat(Printable.line(line)).isEqualTo(line);
    if (!STEERING.matcher(text).find()) {
      assertThat(line).isEqualTo(text);
    }
    String json = Json.text(JsonNodeFactory.instance.stringNode(text));
    assertThat(STEERING.matcher(json).find()).isFalse();
    assertThat(Json.parse(json.getBytes(StandardCharsets.UTF_8)).stringValue()).isEqualTo(text);
  }

  /** Every sequence of 16-bit units, halves of pairs among them, which a decoder would replace. */
  private static String utf16(byte[] input) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 1 < input.length; i += 2) {
      text.append((char) ((input[i] & 0xFF) << 8 | input[i + 1] & 0xFF));
    }
    return text.toString();
  }
}
