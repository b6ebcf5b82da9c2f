package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.HiddenCharacters;
import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.HeadParser;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.record.RecordLine;
import io.github.notrahooks.log.record.RecordParser;
import io.github.notrahooks.log.write.RecordLineTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any record: it comes back from its line, its head is read alike by both parsers, and no filter turns a
 * line away that it asks for. Texts of an input are separated by line feeds.
 */
final class RecordFuzz {
  static Stream<byte[]> seeds() {
    return Stream.of(
            "",
            "push\nopened\ntitle\nid\nreason\nX-A\nv\nbody",
            "\"\\\n},\"createdAt\":\"\n\u202e\n\ud83d\ude80\n\u0000\n,\"crc\":\"\nx\n{\"a\":1}",
            ",\"outcome\":\"failed\",\n,\"outcome\":\"processed\",\nt\ni\nr\nh\nv\n\u2028",
            "a command\nand what it printed\u0015",
            "n\nnull\n\\u0000\n\\\\\n\u009b31m\n\u001b]0;x\u0007\n\u00e9\n\u00ff\u00fe")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyRecordComesBackAndIsFoundByWhatIsInIt(byte[] input) throws Exception {
    LogRecord record = record(input);
    long seq = 1 + input.length * 7_919L;
    byte[] line = RecordLineTest.line(record, seq);

    assertThat(RecordLine.check(line)).isEqualTo(seq);
    assertThat(RecordParser.parse(line)).isEqualTo(record);
    assertThat(HeadParser.parse(line, 0, line.length)).isEqualTo(RecordHead.of(record));
    assertThat(new String(line, StandardCharsets.UTF_8).codePoints())
        .noneMatch(HiddenCharacters::contains);
    assertFound(record, line);
    assertDamageIsSeen(line, input);
  }

  private static void assertFound(LogRecord record, byte[] line) {
    LogRecord.Run run = record.run();
    String body = (run == null ? record.request().body() : run.stdout()).text();
    List<LogFilter> filters = List.of(
        LogFilter.builder().event(record.payload().event()).build(),
        LogFilter.builder().action(record.payload().action()).build(),
        LogFilter.builder()
            .provider(record.integrationType())
            .outcome(record.outcome())
            .build(),
        LogFilter.builder()
            .success(record.success())
            .direction(record.direction())
            .build(),
        LogFilter.builder().integrationId(record.integrationId()).build(),
        LogFilter.builder().since(record.createdAt()).build(),
        LogFilter.builder().until(record.createdAt().plusMillis(1)).build(),
        LogFilter.builder().grep(record.title()).build(),
        LogFilter.builder().grep(body.substring(body.length() / 2)).build());
    for (LogFilter filter : filters) {
      assertThat(filter.matches(record)).as(filter.toString()).isTrue();
      assertThat(filter.prefilter().wants(Prefilter.line(line, 0, line.length)))
          .as(filter.toString())
          .isTrue();
    }
  }

  private static void assertDamageIsSeen(byte[] line, byte[] input) {
    byte[] altered = line.clone();
    int at = Math.floorMod(Arrays.hashCode(input), altered.length);
    altered[at] ^= (byte) (1 << (input.length & 7));
    assertThat(isUndamaged(altered)).isFalse();
    assertThat(isUndamaged(Arrays.copyOf(line, at))).isFalse();
  }

  private static boolean isUndamaged(byte[] line) {
    try {
      RecordLine.check(line);
      return true;
    } catch (DamagedLine e) {
      return false;
    }
  }

  private static LogRecord record(byte[] input) throws IOException {
    String[] texts = Arrays.copyOf(new String(input, StandardCharsets.UTF_8).split("\n", -1), 8);
    for (int i = 0; i < texts.length; i++) {
      texts[i] = texts[i] == null ? "" : texts[i];
    }
    Deliveries.Builder record = Deliveries.delivery();
    record.event = texts[0];
    record.action = texts[1];
    record.title = texts[2];
    record.referenceId = texts[3].isEmpty() ? null : texts[3];
    record.reason = texts[4].isEmpty() ? null : texts[4];
    record.headers = Headers.of(texts[5], texts[6], texts[5], texts[7]);
    record.body = Body.of(input);
    int choice = input.length == 0 ? 0 : input[input.length - 1] & 0xFF;
    record.outcome = Outcome.known().get(choice % Outcome.known().size());
    record.direction = choice % 2 == 0 ? Direction.INCOMING : Direction.OUTGOING;
    record.integrationId = texts[7];
    record.response = choice % 3 == 0
        ? new LogRecord.Response(choice, Headers.of(texts[6], texts[5]), Body.of(input), choice)
        : null;
    if (choice % 5 == 1) {
      Body output = Body.of(input);
      record.run(
          new LogRecord.Run(
              List.of(texts), choice, texts[3], output, input.length, output, input.length, choice),
          texts[4]);
    }
    return record.build();
  }
}
