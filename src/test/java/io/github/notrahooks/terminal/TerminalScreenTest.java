package io.github.notrahooks.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A terminal that is drawn on, and lent to others meanwhile. */
final class TerminalScreenTest {
  private static final String ENTER = "\u001b[?1049h";
  private static final String LEAVE = "\u001b[?1049l";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ExternalTerminal terminal;
  private TerminalScreen screen;

  @BeforeEach
  void open() throws IOException {
    terminal = new ExternalTerminal("test", "xterm", InputStream.nullInputStream(), out, UTF_8);
    terminal.setAttributes(cooked());
    screen = new TerminalScreen(terminal);
    screen.draw(List.of("drawn"));
  }

  private static Attributes cooked() {
    Attributes attributes = new Attributes();
    attributes.setLocalFlag(Attributes.LocalFlag.ICANON, true);
    attributes.setLocalFlag(Attributes.LocalFlag.ECHO, true);
    return attributes;
  }

  @AfterEach
  void close() {
    screen.close();
  }

  private boolean isCooked() {
    Attributes attributes = terminal.getAttributes();
    return attributes.getLocalFlag(Attributes.LocalFlag.ICANON)
        && attributes.getLocalFlag(Attributes.LocalFlag.ECHO);
  }

  /** What was written since the last time. */
  private String written() {
    String text = out.toString(UTF_8);
    out.reset();
    return text;
  }

  @Test
  void aBorrowerFindsTheTerminalAsTheScreenDid() {
    assertThat(isCooked()).isFalse();
    assertThat(written()).contains(ENTER).contains("drawn");

    screen.lend(() -> {
      assertThat(isCooked()).isTrue();
      assertThat(written()).contains(LEAVE);
    });

    assertThat(isCooked()).isFalse();
    screen.draw(List.of("drawn"));
    assertThat(written()).contains(ENTER).contains("drawn");
  }

  @Test
  void aBorrowerThatFailsGivesItBackToo() {
    assertThatThrownBy(() -> screen.lend(() -> {
          throw new IllegalStateException("no editor");
        }))
        .hasMessage("no editor");

    assertThat(isCooked()).isFalse();
  }

  @Test
  void aScreenThatIsClosedWhileItIsLentLeavesTheTerminalAlone() {
    screen.lend(() -> {
      screen.close();
      written();
    });
    screen.draw(List.of("drawn"));
    screen.print("printed");

    assertThat(written()).isEmpty();
  }
}
