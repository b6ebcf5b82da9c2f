package io.github.notrahooks.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.terminal.Key.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys the characters of a terminal mean. */
final class KeyDecoderTest {
  private final Deque<Integer> units = new ArrayDeque<>();
  private final KeyDecoder keys =
      new KeyDecoder(millis -> units.isEmpty() ? KeyDecoder.EXPIRED : units.removeFirst());

  @ParameterizedTest
  @CsvSource({
    "[A,UP", "OA,UP", "[B,DOWN", "[1;5B,DOWN", "OC,RIGHT", "[D,LEFT", "[5~,PAGE_UP",
        "[6~,PAGE_DOWN",
    "[H,HOME", "[1~,HOME", "[7~,HOME", "OF,END", "[4~,END", "[8~,END", "OM,ENTER", "[99~,OTHER",
    "[200~,OTHER", "[,OTHER", "x,OTHER"
  })
  void aSequenceIsOneKey(String sequence, Kind kind) throws IOException {
    type("\u001b" + sequence);

    assertThat(keys.next(1)).isEqualTo(Key.of(kind));
    assertThat(keys.next(1)).isEqualTo(Key.NONE);
  }

  @Test
  void anEscapeThatNothingFollowsIsTheEscapeKey() throws IOException {
    type("\u001b");
    assertThat(keys.next(1)).isEqualTo(Key.of(Kind.ESCAPE));
  }

  @Test
  void charactersBeyondTheBasicPlaneAreOneKey() throws IOException {
    type("é\uD83D\uDE00\uD83Dx");
    assertThat(keys.next(1)).isEqualTo(Key.of('é'));
    assertThat(keys.next(1)).isEqualTo(new Key(Kind.CHARACTER, 0x1F600));
    assertThat(keys.next(1)).isEqualTo(Key.of(Kind.OTHER));
  }

  @Test
  void theEndOfTheTerminalIsToldFromSilence() throws IOException {
    units.add(KeyDecoder.END);
    assertThat(keys.next(1)).isEqualTo(Key.of(Kind.CLOSED));
    assertThat(keys.next(1)).isEqualTo(Key.NONE);
  }

  private void type(String text) {
    text.chars().forEach(units::add);
  }
}
