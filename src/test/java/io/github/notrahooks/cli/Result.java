package io.github.notrahooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import tools.jackson.databind.JsonNode;

/**
 * What a command left behind. Each assertion that fails shows all of it.
 *
 * @param command the command
 * @param exit what it exited with
 * @param bytes what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Result(String command, int exit, byte[] bytes, String err) {
  /** Standard output as text. */
  String out() {
    return new String(bytes, UTF_8);
  }

  /** It exited with this code. */
  Result exits(int code) {
    assertThat(exit).as(toString()).isEqualTo(code);
    return this;
  }

  /** An assertion about standard output. */
  AbstractStringAssert<?> assertOut() {
    return assertThat(out()).as(toString());
  }

  /** An assertion about standard error. */
  AbstractStringAssert<?> assertErr() {
    return assertThat(err).as(toString());
  }

  /** Standard output has this. */
  Result prints(String... texts) {
    assertOut().contains(texts);
    return this;
  }

  /** Standard error has this. */
  Result says(String... texts) {
    assertErr().contains(texts);
    return this;
  }

  /** Standard error has nothing. */
  Result saysNothing() {
    assertErr().isEmpty();
    return this;
  }

  /** The lines of standard output, each of which is JSON. */
  List<JsonNode> json() {
    return out().lines().map(this::parsed).toList();
  }

  /** The one line of standard output, which is JSON. */
  JsonNode only() {
    assertThat(json()).as(toString()).hasSize(1);
    return json().get(0);
  }

  private JsonNode parsed(String line) {
    try {
      return Json.parse(line.getBytes(UTF_8));
    } catch (MalformedJson e) {
      throw new AssertionError("not JSON: " + line + "\n" + this, e);
    }
  }

  @Override
  public String toString() {
    return "notra-hooks %s\nexit code: %d\nstandard output:\n%s\nstandard error:\n%s"
        .formatted(command, exit, out(), err);
  }
}
