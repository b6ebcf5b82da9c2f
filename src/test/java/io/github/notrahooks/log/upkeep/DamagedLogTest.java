package io.github.notrahooks.log.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.write.TestLog;
import io.github.notrahooks.signature.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DamagedLogTest {
  @TempDir
  private Path folder;

  private TestLog test;

  @BeforeEach
  void threeDaysOfFourRecordsEach() throws Exception {
    test = new TestLog(folder);
    for (int day = 0; day < 3; day++) {
      test.append(4 * day + 1, 4);
      test.now = test.now.plus(Duration.ofDays(1));
    }
  }

  private Path segment(int day) {
    return folder.resolve("2026-11-" + day + ".jsonl");
  }

  private List<CheckReport.Kind> kinds() throws IOException {
    return test.check().findings().stream().map(CheckReport.Finding::kind).toList();
  }

  /** Nothing that is wrong with the log keeps a record from being appended, or removes a byte. */
  private void assertGoesOn() throws Exception {
    List<String> before = test.files();
    long size = size();
    List<Long> seqs = test.seqs();
    test.append(99, 1);
    assertThat(test.files()).containsAll(before);
    assertThat(size()).isGreaterThan(size);
    assertThat(test.seqs().subList(0, seqs.size())).isEqualTo(seqs);
    assertThat(test.seqs()).hasSize(seqs.size() + 1);
  }

  private long size() throws IOException {
    long size = 0;
    for (String file : test.files()) {
      size += Files.size(folder.resolve(file));
    }
    return size;
  }

  @Test
  void anUndamagedLogIsInOrder() throws Exception {
    CheckReport report = test.check();
    assertThat(report.ok()).isTrue();
    assertThat(report.segments()).isEqualTo(3);
    assertThat(report.records()).isEqualTo(12);
    assertThat(report.firstSeq()).isEqualTo(1);
    assertThat(report.lastSeq()).isEqualTo(12);
    assertThat(report.bytes()).isEqualTo(size());
    assertThat(report.notes()).isEmpty();
    assertThat(report.toJson().path("ok").asBoolean()).isTrue();
  }

  @Test
  void damageInTheMiddleIsReportedOnceAndSkipped() throws Exception {
    byte[] bytes = Files.readAllBytes(segment(24));
    int second = new String(bytes, StandardCharsets.UTF_8).indexOf('\n') + 1;
    bytes[second + 50] = 0;
    Files.write(segment(24), bytes);
    CheckReport report = test.check();
    assertThat(report.totalFindings()).isEqualTo(1);
    assertThat(report.damaged()).isEqualTo(1);
    assertThat(report.findings().get(0).place().segment()).isEqualTo("2026-11-24.jsonl");
    assertThat(report.findings().get(0).place().offset()).isEqualTo(second);
    assertThat(report.ok()).isFalse();
    JsonNode json = report.toJson();
    assertThat(json.path("ok").asBoolean()).isFalse();
    assertThat(json.path("findings").path(0).path("kind").asString()).isEqualTo("damaged");
    assertThat(test.read()).hasSize(11);
    assertThat(test.damage).hasSize(1);
    assertGoesOn();
  }

  @Test
  void whatElseIsInTheFolderIsNotedAndNothingIsWrongWithIt() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve(".hidden"), "mine");
    JsonNode json = test.check().toJson();
    assertThat(json.path("ok").asBoolean()).isTrue();
    assertThat(json.path("notes").size()).isEqualTo(1);
    assertThat(json.path("notes").path(0).asString()).isEqualTo("notes.txt is no part of the log");
  }

  @Test
  void aMissingSegmentIsAGap() throws Exception {
    Files.delete(segment(24));
    assertThat(kinds()).containsExactly(CheckReport.Kind.GAP);
    assertThat(test.check().findings().get(0).place().problem()).contains("5 to 8 are missing");
    assertGoesOn();
  }

  @Test
  void aLogThatBeginsLaterThanAtOneHasNoGap() throws Exception {
    Files.delete(segment(23));
    assertThat(test.check().ok()).isTrue();
    assertThat(test.check().firstSeq()).isEqualTo(5);
    assertGoesOn();
  }

  @Test
  void aRepeatedSegmentIsNumbersGoingBack() throws Exception {
    Files.copy(segment(23), folder.resolve("2026-11-24.2.jsonl"));
    assertThat(kinds()).startsWith(CheckReport.Kind.BACKWARDS);
    assertGoesOn();
  }

  @Test
  void aRepeatedLineIsANumberThatRepeats() throws Exception {
    String last = Files.readAllLines(segment(23)).get(3);
    Files.writeString(segment(23), last + "\n", StandardOpenOption.APPEND);
    assertThat(kinds()).containsExactly(CheckReport.Kind.REPEATED);
    assertGoesOn();
  }

  @Test
  void anEmptySegmentIsNothingWrong() throws Exception {
    Files.createFile(folder.resolve("2026-11-23.2.jsonl"));
    assertThat(test.check().ok()).isTrue();
    assertGoesOn();
  }

  @Test
  void anEmptyNewestSegmentGoesOnWithTheNumbers() throws Exception {
    Files.createFile(folder.resolve("2026-11-26.jsonl"));
    assertThat(test.check().ok()).isTrue();
    assertGoesOn();
    assertThat(test.check().ok()).isTrue();
    assertThat(test.check().lastSeq()).isEqualTo(13);
  }

  @Test
  void otherFilesAreNotedAndLeftAlone() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("2026-11-23.jsonl.gz"), "mine");
    Files.createDirectory(folder.resolve("2030-01-01.jsonl"));
    Files.createSymbolicLink(folder.resolve("2030-01-02.jsonl"), segment(23));
    CheckReport report = test.check();
    assertThat(report.ok()).isTrue();
    assertThat(report.notes())
        .containsExactly(
            "2026-11-23.jsonl.gz is no part of the log",
            "2030-01-01.jsonl is no part of the log",
            "2030-01-02.jsonl is no part of the log",
            "notes.txt is no part of the log");
    assertThat(test.read()).hasSize(12);
    test.append(99, 1);
    assertThat(test.check().lastSeq()).isEqualTo(13);
  }

  @Test
  void anUnfinishedLineIsReportedWhereItBegins() throws Exception {
    long end = Files.size(segment(24));
    Files.writeString(segment(24), "{\"id\":", StandardOpenOption.APPEND);
    CheckReport report = test.check();
    assertThat(kinds()).containsExactly(CheckReport.Kind.UNFINISHED);
    assertThat(report.findings().get(0).place().offset()).isEqualTo(end);
    assertThat(report.findings().get(0).place().bytes()).isEqualTo(6);
    assertThat(report.bytes()).isEqualTo(size());
    assertGoesOn();
  }

  @Test
  void aBodyThatIsNotTheOneNotedIsFound() throws Exception {
    LogRecord right = Deliveries.delivery().build();
    LogRecord.Request request = right.request();
    for (Body other : List.of(Body.ofText("{\"ref\":\"refs/heads/evil\"}"), Body.EMPTY)) {
      Deliveries.Builder builder = Deliveries.delivery();
      builder.body = other;
      LogRecord wrong = builder.build();
      test.append(with(wrong, request.bodySha256(), request.bodyBytes()));
    }
    assertThat(kinds()).containsExactly(CheckReport.Kind.BODY, CheckReport.Kind.BODY);
  }

  @Test
  void aTruncatedBodyIsNotHeldAgainstItsHash() throws Exception {
    Deliveries.Builder truncated = Deliveries.delivery();
    truncated.truncated = true;
    LogRecord record = truncated.build();
    test.append(with(record, "0".repeat(64), 100_000));
    assertThat(test.check().ok()).isTrue();
    test.append(with(record, "0".repeat(64), 1));
    assertThat(kinds()).containsExactly(CheckReport.Kind.BODY);
  }

  @Test
  void aBodyThatBrokeOffIsRightIfItIsWhatCame() throws Exception {
    Deliveries.Builder brokenOff = Deliveries.delivery();
    brokenOff.truncated = true;
    LogRecord record = brokenOff.build();
    Body came = record.request().body();
    test.append(with(record, Sha256.hex(came.pieces()), came.size()));
    assertThat(test.check().ok()).isTrue();
    test.append(with(record, "0".repeat(64), came.size()));
    assertThat(kinds()).containsExactly(CheckReport.Kind.BODY);
  }

  private static LogRecord with(LogRecord log, String sha256, long bytes) {
    LogRecord.Request old = log.request();
    return log.toBuilder()
        .request(LogRecord.Request.builder()
            .method(old.method())
            .path(old.path())
            .remoteAddress(old.remoteAddress())
            .headers(old.headers())
            .bodySha256(sha256)
            .bodyBytes(bytes)
            .body(old.body())
            .bodyTruncated(old.bodyTruncated())
            .build())
        .build();
  }

  @Test
  void moreFindingsThanAreListedAreCounted() throws Exception {
    Files.writeString(segment(24), "garbage\n".repeat(250), StandardOpenOption.APPEND);
    CheckReport report = test.check();
    assertThat(report.findings()).hasSize(100);
    assertThat(report.totalFindings()).isEqualTo(250);
    assertThat(report.toJson().path("findings").size()).isEqualTo(100);
  }

  @Test
  void aLogOfNothingButGarbageCanBeWrittenToAndRead() throws Exception {
    for (int day = 23; day <= 25; day++) {
      Files.write(segment(day), new byte[] {'\n', 0, '\n', (byte) 0xFF, '{', '\n', ' ', '\n'});
    }
    assertThat(test.read()).isEmpty();
    assertGoesOn();
  }

  @Test
  void withoutAFolderThereIsNothingWrong() throws Exception {
    CheckReport report = new LogCheck(folder.resolve("none")).run();
    assertThat(report.ok()).isTrue();
    assertThat(report.segments()).isZero();
  }
}
