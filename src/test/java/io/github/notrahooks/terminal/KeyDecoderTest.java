package io.github.notrahooks.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.terminal.Key.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys the characters of a terminal mean. */
final class KeyDecoderTest {
  private static final long LONG = 20_000;

  private final PipedOutputStream typed = new PipedOutputStream();
  private Terminal terminal;
  private KeyDecoder keys;

  @BeforeEach
  void open() throws IOException {
    terminal = new ExternalTerminal(
        "keys",
        "xterm",
        new PipedInputStream(typed),
        new ByteArrayOutputStream(),
        StandardCharsets.UTF_8);
    terminal.enterRawMode();
    keys = new KeyDecoder(terminal);
  }

  @AfterEach
  void close() throws IOException {
    typed.close();
    terminal.close();
  }

  @ParameterizedTest
  @CsvSource({
    "[A,UP",
    "OA,UP",
    "[B,DOWN",
    "[1;5B,DOWN",
    "O5A,UP",
    "OC,RIGHT",
    "[D,LEFT",
    "[5~,PAGE_UP",
    "[6~,PAGE_DOWN",
    "[H,HOME",
    "[1~,HOME",
    "[7~,HOME",
    "[1;2H,HOME",
    "OF,END",
    "[4~,END",
    "[8~,END",
    "OM,ENTER",
    "[99~,OTHER",
    "[200~,OTHER",
    "[1;5P,OTHER",
    "[?1;2c,OTHER",
    "[,OTHER",
    "[1,OTHER",
    "[1;5,OTHER",
    "x,OTHER",
    "\u007f,OTHER"
  })
  void aSequenceIsOneKey(String sequence, Kind kind) throws IOException {
    type("\u001b" + sequence + "\r");

    assertThat(keys.next(LONG)).isEqualTo(Key.of(kind));
    assertThat(keys.next(LONG)).isEqualTo(Key.of(Kind.ENTER));
  }

  @ParameterizedTest
  @CsvSource({"'',ESCAPE", "[,OTHER", "O,OTHER", "[1,OTHER", "[1;,OTHER"})
  void aSequenceThatIsNotEndedInTimeIsOneKey(String sequence, Kind kind) throws IOException {
    type("\u001b" + sequence);

    assertThat(keys.next(LONG)).isEqualTo(Key.of(kind));
    assertThat(keys.next(1)).isEqualTo(Key.NONE);
  }

  @Test
  void escapePressedTwiceIsOneKey() throws IOException {
    type("\u001b\u001b\r");

    assertThat(keys.next(LONG)).isEqualTo(Key.of(Kind.ESCAPE));
    assertThat(keys.next(LONG)).isEqualTo(Key.of(Kind.ENTER));
  }

  @ParameterizedTest
  @CsvSource({"N,DOWN", "P,UP", "F,PAGE_DOWN", "D,PAGE_DOWN", "B,PAGE_UP", "U,PAGE_UP", "X,OTHER"})
  void controlAndALetterMoveAsInEditors(char letter, Kind kind) throws IOException {
    type(Character.toString(letter - '@'));

    assertThat(keys.next(LONG)).isEqualTo(Key.of(kind));
  }

  @Test
  void anythingElseTypesACharacter() throws IOException {
    type("a \u007f~é\uD83D\uDE00z");

    assertThat(keys.next(LONG)).isEqualTo(Key.of('a'));
    assertThat(keys.next(LONG)).isEqualTo(Key.of(' '));
    assertThat(keys.next(LONG)).isEqualTo(Key.of(Kind.BACKSPACE));
    assertThat(keys.next(LONG)).isEqualTo(Key.of('~'));
    assertThat(keys.next(LONG)).isEqualTo(Key.of('é'));
    assertThat(keys.next(LONG)).isEqualTo(new Key(Kind.CHARACTER, 0x1F600));
    assertThat(keys.next(LONG)).isEqualTo(Key.of('z'));
  }

  @Test
  void theEndOfTheTerminalIsToldFromSilence() throws IOException {
    assertThat(keys.next(1)).isEqualTo(Key.NONE);

    typed.close();

    assertThat(keys.next(LONG)).isEqualTo(Key.of(Kind.CLOSED));
    assertThat(keys.next(1)).isEqualTo(Key.of(Kind.CLOSED));
  }

  private void type(String text) throws IOException {
    typed.write(text.getBytes(StandardCharsets.UTF_8));
    typed.flush();
  }
}
