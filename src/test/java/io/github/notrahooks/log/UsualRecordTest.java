package io.github.notrahooks.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast way to read a line gives what the slow way gives, or nothing. */
final class UsualRecordTest {
  @Test
  void anyRecordIsReadAlikeBothWays() throws Exception {
    Random random = new Random(20261125);
    int fast = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] line = RecordLineTest.line(Deliveries.random(random).build(), i + 1);
      LogRecord usual = UsualRecord.parse(line);
      if (usual != null) {
        fast++;
        assertThat(usual).isEqualTo(RecordParser.parseAny(line));
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
      assertThat(UsualRecord.parse(bytes)).isNull();
      assertThat(RecordParser.parse(bytes))
          .isEqualTo(RecordParser.parseAny(line.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void aLineThatEndsAnywhereIsNoneOfBoth() throws Exception {
    byte[] line = RecordLineTest.line(Deliveries.delivery().build(), 7);
    for (int length = 0; length < line.length - 30; length++) {
      assertThat(UsualRecord.parse(Arrays.copyOf(line, length))).isNull();
    }
  }
}
