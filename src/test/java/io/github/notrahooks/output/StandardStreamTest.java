package io.github.notrahooks.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import org.junit.jupiter.api.Test;

/** What a command's streams remember of what they could not write. */
final class StandardStreamTest {
  private static final byte[] LINE = "a line\n".getBytes(UTF_8);

  /** A stream that fails with each of some messages in turn, and then takes what it is given. */
  private static final class Failing extends ByteArrayOutputStream {
    private final String[] messages;
    private int failed;

    Failing(String... messages) {
      this.messages = messages;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      throw new AssertionError("not called");
    }

    @Override
    public void flush() throws IOException {
      if (failed < messages.length) {
        reset();
        throw new IOException(messages[failed++]);
      }
    }
  }

  private static void printTo(StandardStream stream) throws IOException {
    stream.write(LINE);
    stream.flush();
  }

  @Test
  void aFullDiskIsAFailure() {
    StandardStream stream = StandardStream.ofData(new Failing("No space left on device"));

    assertThatIOException().isThrownBy(() -> printTo(stream));

    assertThat(stream.failure())
        .hasValueSatisfying(cause -> assertThat(cause).hasMessage("No space left on device"));
  }

  @Test
  void aReaderThatWentAwayIsNoFailure() throws Exception {
    Pipe pipe = Pipe.open();
    StandardStream stream = StandardStream.ofData(Channels.newOutputStream(pipe.sink()));
    pipe.source().close();

    assertThatIOException().isThrownBy(() -> printTo(stream));

    assertThat(stream.failure()).isEmpty();
    pipe.sink().close();
  }

  @Test
  void aReaderThatWentAwayIsKnownInTheLanguageOfTheSystem() throws Exception {
    Pipe pipe = Pipe.open();
    pipe.source().close();
    String message = "";
    try (Pipe.SinkChannel sink = pipe.sink()) {
      sink.write(ByteBuffer.allocate(1));
    } catch (IOException e) {
      message = e.getMessage();
    }
    StandardStream stream = StandardStream.ofTalk(new Failing(message));

    assertThatIOException().isThrownBy(() -> printTo(stream));

    assertThat(stream.failure()).isEmpty();
  }

  @Test
  void dataEndsWhereSomeOfItIsMissing() throws Exception {
    Failing real = new Failing("No space left on device");
    StandardStream stream = StandardStream.ofData(real);
    assertThatIOException().isThrownBy(() -> printTo(stream));

    assertThatIOException().isThrownBy(() -> printTo(stream));

    assertThat(real.size()).isZero();
  }

  @Test
  void talkGoesOnOnceThereIsRoomAgain() throws Exception {
    Failing real = new Failing("No space left on device");
    StandardStream stream = StandardStream.ofTalk(real);
    assertThatIOException().isThrownBy(() -> printTo(stream));

    printTo(stream);

    assertThat(real.toString(UTF_8)).isEqualTo("a line\n");
    assertThat(stream.failure()).isPresent();
  }

  @Test
  void theFirstFailureIsTheOneThatIsTold() {
    StandardStream stream =
        StandardStream.ofTalk(new Failing("No space left on device", "Input/output error"));
    assertThatIOException().isThrownBy(() -> printTo(stream));
    assertThatIOException().isThrownBy(() -> printTo(stream));

    assertThat(stream.failure())
        .hasValueSatisfying(cause -> assertThat(cause).hasMessage("No space left on device"));
  }
}
