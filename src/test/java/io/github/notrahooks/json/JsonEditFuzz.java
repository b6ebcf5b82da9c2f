package io.github.notrahooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Any change to any JSON text: it does to the tree what it says, and leaves every other byte alone. The
 * first line of an input is the change, the rest the text.
 */
final class JsonEditFuzz {
  static Stream<byte[]> seeds() {
    Stream<byte[]> texts = Stream.of(
            "a=1\n{\"a\" : 2}",
            "a=x\n{\"a\":{\"b\":[1,2]},\"c\":3}\n",
            "a[1].b={}\n{\"a\":[0,{\"b\":1}]}",
            "[\"a.b\"]=null\n\ufeff{\"a.b\":1}",
            "a=1\n{\"a\":1,\"a\":2,\"\\u0061\":3}",
            "a\n{\"a\":1,\"b\":2}",
            "a[0]\n{\"a\":[1,2,3]}",
            "a\n{\"b\":1,\"a\":2,\"a\":3}",
            "a=\"\u202e\"\n{\"a\":1}",
            "a=\ufeff1\n{\"a\":1}",
            "a= 1 \n{\"a\":1}",
            "a=1 2\n{\"a\":1}",
            "a=\ud83d\n{\"a\":1}",
            "[\"\"]=1\n{\"\":2}",
            "\u00e9=1\n{\"\u00e9\":2}",
            "a=1\n{\"a\":1",
            "x\n{}",
            "=1\n{}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
    byte[] filledUp = "a\n{\"+b\":1,\"\u00ffa\":22,\"a\":3}".getBytes(StandardCharsets.ISO_8859_1);
    return Stream.concat(texts, Stream.of(filledUp));
  }

  @MethodSource("seeds")
  @FuzzTest
  void aChangeDoesWhatItSaysAndLeavesEveryOtherByteAlone(byte[] input) throws Exception {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    String change = new String(input, 0, end, StandardCharsets.UTF_8);
    byte[] json = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
    boolean removes = !change.contains("=");
    JsonNode before = tree(json);
    byte[] after;
    JsonPath path;
    try {
      path = path(change);
      assertThat(JsonPath.parse(path.toString())).isEqualTo(path);
      after = (removes ? JsonEdit.remove(change) : JsonEdit.set(change)).applyTo(json);
    } catch (Failure e) {
      assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
      return;
    }
    assertThat(before).as("only JSON can be changed").isNotNull();
    JsonNode result = Json.parse(after);
    JsonNode value = removes ? null : at(result, path, path.steps().size());
    assertThat(result).isEqualTo(changed(before, path, value));
    if (removes) {
      assertThat(at(result, path, path.steps().size()))
          .satisfiesAnyOf(
              node -> assertThat(node).isNull(),
              node -> assertThat(lastStep(path)).isInstanceOf(JsonPath.Index.class));
    } else {
      assertOneSpanChanged(json, after, change);
    }
  }

  /** All that differs is one stretch, and in its place stands nothing but the value that was given. */
  private static void assertOneSpanChanged(byte[] before, byte[] after, String change) {
    int shorter = Math.min(before.length, after.length);
    int start = 0;
    while (start < shorter && before[start] == after[start]) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before[before.length - 1 - end] == after[after.length - 1 - end]) {
      end++;
    }
    int written = after.length - start - end;
    assertThat(written).isLessThanOrEqualTo(6 * change.getBytes(StandardCharsets.UTF_8).length + 2);
  }

  private static JsonPath.Step lastStep(JsonPath path) {
    return path.steps().get(path.steps().size() - 1);
  }

  private static JsonPath path(String change) {
    JsonPathParser parser = new JsonPathParser(change);
    JsonPath path = parser.path();
    if (!change.contains("=")) {
      parser.expectEnd();
    }
    return path;
  }

  private static @Nullable JsonNode tree(byte[] json) {
    try {
      return Json.parse(json);
    } catch (MalformedJson e) {
      return null;
    }
  }

  private static @Nullable JsonNode at(@Nullable JsonNode root, JsonPath path, int steps) {
    JsonNode node = root;
    for (int i = 0; i < steps && node != null; i++) {
      node = path.steps().get(i) instanceof JsonPath.Key key
          ? node.get(key.name())
          : node.get(((JsonPath.Index) path.steps().get(i)).position());
    }
    return node;
  }

  /** The tree with a value in place of the one at the path, or without it. */
  private static JsonNode changed(JsonNode before, JsonPath path, @Nullable JsonNode value) {
    JsonNode parent = at(before, path, path.steps().size() - 1);
    if (lastStep(path) instanceof JsonPath.Key key) {
      ObjectNode object = (ObjectNode) parent;
      assertThat(object.has(key.name())).isTrue();
      if (value == null) {
        object.remove(key.name());
      } else {
        object.set(key.name(), value);
      }
    } else {
      ArrayNode array = (ArrayNode) parent;
      int position = ((JsonPath.Index) lastStep(path)).position();
      if (value == null) {
        array.remove(position);
      } else {
        array.set(position, value);
      }
    }
    return before;
  }
}
