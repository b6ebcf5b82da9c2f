package io.github.notrahooks.log.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.log.write.RecordLineTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast way to read a line gives what the slow way gives, or nothing. */
final class CanonicalFieldsTest {
  @Test
  void anyRecordIsReadAlikeBothWays() throws Exception {
    Random random = new Random(20261125);
    int fast = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] line = RecordLineTest.line(Deliveries.random(random).build(), i + 1);
      LogRecord canonical = RecordParser.parseCanonical(line, null);
      if (canonical != null) {
        fast++;
        assertThat(canonical).isEqualTo(RecordParser.parseAny(line));
      }
    }
    assertThat(fast).isEqualTo(3000);
  }

  @Test
  void whatIsWrittenInAnotherWayIsLeftToTheSlowOne() throws Exception {
    String line =
        new String(RecordLineTest.line(Deliveries.delivery().build(), 7), StandardCharsets.UTF_8);
    String spaced = line.replace(",\"title\":", ", \"title\": ");
    String other = line.replace("\"referenceId\"", "\"x\":1,\"referenceId\"");

    for (String text : new String[] {spaced, other}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(RecordParser.parseCanonical(bytes, null)).isNull();
      assertThat(RecordParser.parse(bytes))
          .isEqualTo(RecordParser.parseAny(line.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void aLineThatEndsAnywhereIsNoneOfBoth() throws Exception {
    byte[] line = RecordLineTest.line(Deliveries.delivery().build(), 7);
    for (int length = 0; length < line.length - 30; length++) {
      assertThat(RecordParser.parseCanonical(Arrays.copyOf(line, length), null)).isNull();
    }
  }

  private static LogRecord both(String line) throws Exception {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    LogRecord read = RecordParser.parseAny(bytes);
    assertThat(RecordParser.parseCanonical(bytes, null)).isEqualTo(read);
    return read;
  }

  private static String withHeader(Direction direction, String value) throws Exception {
    Deliveries.Builder delivery = Deliveries.delivery().headers(Headers.of("X-Note", "here"));
    delivery.direction = direction;
    return new String(RecordLineTest.line(delivery.build(), 7), StandardCharsets.UTF_8)
        .replace("here", value);
  }

  @Test
  void whatAnOldRecordHasOfReceivedHeadersAreBytes() throws Exception {
    Headers utf8 =
        both(withHeader(Direction.INCOMING, "caf\u00c3\u00a9")).request().headers();
    Headers other = both(withHeader(Direction.INCOMING, "caf\u00e9")).request().headers();

    assertThat(utf8).isEqualTo(Headers.of("X-Note", "caf\u00e9"));
    assertThat(other.list())
        .singleElement()
        .satisfies(header -> assertThat(header.bytes())
            .isEqualTo("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void whatAnOldRecordHasOfSentHeadersIsText() throws Exception {
    assertThat(both(withHeader(Direction.OUTGOING, "caf\u00e9")).request().headers())
        .isEqualTo(Headers.of("X-Note", "caf\u00e9"));
  }

  @Test
  void anEncodingThatALaterVersionMayWriteIsNoDamage() throws Exception {
    String line =
        withHeader(Direction.INCOMING, "caf\u00e9\"]],\"headerEncoding\":\"utf-16\",\"x\":[[\"");
    assertThat(
            RecordParser.parse(line.getBytes(StandardCharsets.UTF_8)).request().headers())
        .isEqualTo(Headers.of("X-Note", "caf\u00e9"));
  }
}
