package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a class of tests where any of them, or what it has started, prints to standard error. */
final class NothingOnStandardError implements BeforeAllCallback, AfterAllCallback {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Override
  public void beforeAll(ExtensionContext context) {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.setErr(before);
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
