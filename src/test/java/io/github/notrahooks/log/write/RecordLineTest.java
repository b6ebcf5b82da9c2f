package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.HiddenCharacters;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.DamagedLine;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.HeadParser;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.record.RecordHead;
import io.github.notrahooks.log.record.RecordLine;
import io.github.notrahooks.log.record.RecordParser;
import io.github.notrahooks.log.segment.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

public class RecordLineTest {
  @Test
  void anyRecordComesBackFromItsLine() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 600; i++) {
      LogRecord record = Deliveries.random(random).build();
      byte[] line = line(record, i + 1);
      assertThat(RecordLine.check(line)).isEqualTo(i + 1);
      assertThat(RecordParser.parse(line)).isEqualTo(record);
    }
  }

  @Test
  void theHeadIsReadWithoutTheRest() throws Exception {
    Random random = new Random(2);
    for (int i = 0; i < 600; i++) {
      LogRecord record = Deliveries.random(random).build();
      byte[] line = line(record, i + 1);
      assertThat(HeadParser.parse(line, 0, line.length)).isEqualTo(RecordHead.of(record));
    }
  }

  @Test
  void anyBytesComeBackFromTheBody() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
      assertBodyComesBack(Body.of(new byte[] {(byte) i}));
    }
    assertBodyComesBack(Body.of(all));
    assertBodyComesBack(Body.EMPTY);
    assertBodyComesBack(Body.ofText("\ufeff{}\r\n"));
    assertBodyComesBack(Body.of(new byte[] {(byte) 0xC0, (byte) 0x80}));
    assertBodyComesBack(Body.of(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
    assertBodyComesBack(Body.of(new byte[] {'a', (byte) 0xE2, (byte) 0x82}));
  }

  @Test
  void everyCodePointComesBackHoweverThePiecesFall() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        text.appendCodePoint(c);
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] line =
        line(Deliveries.delivery().body(Deliveries.pieces(bytes, new Random(3))).build(), 1);
    assertThat(RecordParser.parse(line).request().body()).isEqualTo(Body.of(bytes));
    assertThat(new String(line, StandardCharsets.UTF_8).codePoints())
        .noneMatch(HiddenCharacters::contains);
  }

  @Test
  void base64DoesNotDependOnThePieces() throws Exception {
    Random random = new Random(4);
    for (int length = 0; length < 40; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertBodyComesBack(Deliveries.pieces(bytes, random));
    }
  }

  @Test
  void theLineIsJsonAndItsChecksumIsThatOfTheBytesBefore() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      byte[] line = line(Deliveries.random(random).build(), 77);
      String text = new String(line, StandardCharsets.UTF_8);
      int end = text.lastIndexOf(",\"crc\"");
      CRC32C crc = new CRC32C();
      crc.update(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
      assertThat(text.substring(end))
          .isEqualTo(String.format(",\"crc\":\"%08x\"}", crc.getValue()));
      assertThat(Json.parseOurs(line).path("seq").asLong()).isEqualTo(77);
      assertThat(text).doesNotContain("\n");
    }
  }

  @Test
  void theFirstFieldsAreTheOnesThatNotraHas() throws Exception {
    assertThat(new String(line(Deliveries.delivery().build(), 1), StandardCharsets.UTF_8))
        .startsWith("{\"id\":\"log_0123456789abcdef\","
            + "\"referenceId\":\"72d3162e-cc78-11e3-81ab-4c9367dc0958\","
            + "\"title\":\"Processed push event\",\"integrationType\":\"github\","
            + "\"direction\":\"incoming\",\"status\":\"success\",\"statusCode\":200,"
            + "\"errorMessage\":null,\"payload\":{\"event\":\"push\",\"action\":\"pushed\","
            + "\"data\":{}},\"createdAt\":\"2026-11-23T12:00:00.000Z\","
            + "\"organizationId\":\"org_local\",\"integrationId\":\"int_github\","
            + "\"repositoryId\":\"repo_local\",\"outcome\":\"processed\",\"durationMs\":3,"
            + "\"request\":{\"method\":\"POST\"");
  }

  @Test
  void aBodyOf25MebibytesIsWrittenInPiecesOfBoundedSize() throws Exception {
    byte[] piece = "\u20ac\n{\"".repeat(2730).getBytes(StandardCharsets.UTF_8);
    Body.Builder text = new Body.Builder();
    while (text.size() < 25 * 1024 * 1024) {
      text.append(piece);
    }
    Body.Builder bytes = new Body.Builder();
    bytes.append(new byte[] {(byte) 0xFF});
    text.build().pieces().forEach(bytes::append);
    for (Body body : List.of(text.build(), bytes.build())) {
      Sizes sizes = new Sizes();
      LineBuffer buffer = new LineBuffer();
      buffer.target(sizes, 0);
      EncodedRecord.of(Deliveries.delivery().body(body).build())
          .write(buffer, 1, new ArrayList<>());
      buffer.flush();
      assertThat(sizes.total).isGreaterThan(25L * 1024 * 1024).isEqualTo(buffer.position());
      assertThat(sizes.largest).isLessThanOrEqualTo(256 * 1024);
    }
  }

  @Test
  void aCutOrAlteredLineIsReportedAndNeverAnotherError() throws Exception {
    byte[] line = line(Deliveries.delivery().headers(Headers.EMPTY).build(), 5);
    for (int length = 0; length < line.length; length++) {
      assertDamaged(Arrays.copyOf(line, length));
    }
    for (int bit = 0; bit < 8 * line.length; bit++) {
      byte[] altered = line.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertDamaged(altered);
    }
  }

  @Test
  void aLineThatSomebodyElseWroteWithARightChecksumIsDamagedToo() {
    for (String text : List.of(
        "{}", "[1]", "{\"id\":7}", "{\"id\":77}", "{\"id\":\"log_1\",\"title\":\"t\"}", "nul")) {
      String start = text.substring(0, text.length() - 1) + ",\"seq\":9";
      CRC32C crc = new CRC32C();
      crc.update(start.getBytes(StandardCharsets.UTF_8));
      byte[] line = (start + String.format(",\"crc\":\"%08x\"}", crc.getValue()))
          .getBytes(StandardCharsets.UTF_8);
      assertThatCode(() -> RecordLine.check(line)).doesNotThrowAnyException();
      assertThatCode(() -> RecordParser.parse(line)).isInstanceOf(DamagedLine.class);
      assertThat(HeadParser.parse(line, 0, line.length)).isNull();
    }
  }

  private static void assertDamaged(byte[] line) {
    assertThatCode(() -> {
          RecordLine.check(line);
          RecordParser.parse(line);
        })
        .isInstanceOf(DamagedLine.class);
    assertThatCode(() -> HeadParser.parse(line, 0, line.length)).doesNotThrowAnyException();
  }

  private static void assertBodyComesBack(Body body) throws Exception {
    LogRecord record = Deliveries.delivery().body(body).build();
    assertThat(RecordParser.parse(line(record, 1)).request().body()).isEqualTo(body);
  }

  /** The line of a record, without its line end. */
  public static byte[] line(LogRecord record, long seq) throws IOException {
    Sizes kept = new Sizes();
    LineBuffer buffer = new LineBuffer();
    buffer.target(kept, 0);
    EncodedRecord.of(record).write(buffer, seq, new ArrayList<>());
    buffer.flush();
    return Arrays.copyOf(kept.bytes(), (int) kept.total - 1);
  }

  /** Takes what is written, and remembers how much that was at once. */
  private static final class Sizes implements SegmentFile {
    private final List<byte[]> written = new ArrayList<>();
    private long total;
    private int largest;

    byte[] bytes() {
      ByteBuffer all = ByteBuffer.allocate((int) total);
      written.forEach(all::put);
      return all.array();
    }

    @Override
    public void write(ByteBuffer bytes, long position) {
      assertThat(position).isEqualTo(total);
      largest = Math.max(largest, bytes.remaining());
      total += bytes.remaining();
      byte[] copy = new byte[total < 1_000_000 ? bytes.remaining() : 0];
      bytes.get(copy);
      written.add(copy);
    }

    @Override
    public long size() {
      return total;
    }

    @Override
    public void read(ByteBuffer bytes, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void sync() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
