package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.HeadParser;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.record.RecordLine;
import io.github.notrahooks.log.record.RecordParser;
import io.github.notrahooks.log.write.RecordLineTest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Any line whose checksum is right, whoever wrote it: it is a record that can be written again, or damaged. */
final class ForeignLineFuzz {
  static Stream<byte[]> seeds() throws Exception {
    Random random = new Random(1);
    Stream.Builder<byte[]> lines = Stream.builder();
    for (int i = 0; i < 8; i++) {
      byte[] line = RecordLineTest.line(Deliveries.random(random).build(), i + 1);
      lines.add(new String(line, StandardCharsets.UTF_8)
          .replaceAll(",\"seq\":.*", "")
          // Some write times more exactly than this tool.
          .replaceAll("(\"createdAt\":\"[^\"]*)Z\"", i % 2 == 0 ? "$1Z\"" : "$1200Z\"")
          .getBytes(StandardCharsets.UTF_8));
    }
    Stream<byte[]> odd = Stream.of(
            "",
            "{",
            "{}",
            "[1",
            "{\"id\":7",
            "{\"id\":\"x\",\"id\":null",
            "nul",
            "{\"payload\":[],\"request\":{\"headers\":[[[]]]}",
            "{\"payload\":{\"event\":{}}",
            "{\"id\":\"" + "\\u0000".repeat(50) + "\"",
            "[".repeat(600),
            "{\"durationMs\":1e400")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
    return Stream.concat(lines.build(), odd);
  }

  @MethodSource("seeds")
  @FuzzTest
  void aLineIsARecordOrDamagedAndNothingElse(byte[] start) throws Exception {
    byte[] line = withFrame(start);
    assertThat(RecordLine.check(line)).isEqualTo(7);
    RecordHead head = HeadParser.parse(line, 0, line.length);
    LogRecord record = parse(line);
    new LogFilter.Builder()
        .grep("x")
        .event("push")
        .build()
        .prefilter()
        .wants(Prefilter.line(line, 0, line.length));
    if (record == null) {
      return;
    }
    byte[] again = RecordLineTest.line(record, 7);
    assertThat(RecordParser.parse(again)).isEqualTo(record);
    assertThat(HeadParser.parse(again, 0, again.length)).isEqualTo(RecordHead.of(record));
    if (head != null
        && new String(again, StandardCharsets.UTF_8)
            .equals(new String(line, StandardCharsets.UTF_8))) {
      assertThat(head).isEqualTo(RecordHead.of(record));
    }
  }

  private static @Nullable LogRecord parse(byte[] line) {
    try {
      return RecordParser.parse(line);
    } catch (DamagedLine e) {
      return null;
    }
  }

  private static byte[] withFrame(byte[] start) {
    byte[] seq = ",\"seq\":7".getBytes(StandardCharsets.US_ASCII);
    CRC32C crc = new CRC32C();
    crc.update(start);
    crc.update(seq);
    byte[] end = String.format(",\"seq\":7,\"crc\":\"%08x\"}", crc.getValue())
        .getBytes(StandardCharsets.US_ASCII);
    byte[] line = new byte[start.length + end.length];
    System.arraycopy(start, 0, line, 0, start.length);
    System.arraycopy(end, 0, line, start.length, end.length);
    return line;
  }
}
