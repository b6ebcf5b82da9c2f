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
public record Result(String command, int exit, byte[] bytes, String err) {
  /** Standard output as text. */
  public String out() {
    return new String(bytes, UTF_8);
  }

  /** It exited with this code. */
  public Result exits(int code) {
    assertThat(exit).as(toString()).isEqualTo(code);
    return this;
  }

  /** An assertion about standard output. */
  public AbstractStringAssert<?> assertOut() {
    return assertThat(out()).as(toString());
  }

  /** An assertion about standard error. */
  public AbstractStringAssert<?> assertErr() {
    return assertThat(err).as(toString());
  }

  /** Standard output has this. */
  public Result prints(String... texts) {
    assertOut().contains(texts);
    return this;
  }

  /** Standard error has this. */
  public Result says(String... texts) {
    assertErr().contains(texts);
    return this;
  }

  /** Standard error has nothing. */
  public Result saysNothing() {
    assertErr().isEmpty();
    return this;
  }

  /** The lines of standard output, each of which is JSON. */
  public List<JsonNode> json() {
    return out().lines().map(this::parsed).toList();
  }

  /** The one line of standard output, which is JSON. */
  public JsonNode only() {
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
