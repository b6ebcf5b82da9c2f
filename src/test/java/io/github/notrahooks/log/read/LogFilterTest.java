package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.write.RecordLineTest;
import io.github.notrahooks.log.write.TestLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilterTest {
  @TempDir
  private Path folder;

  private static boolean matches(
      Consumer<LogFilter.Builder> filter, Consumer<Deliveries.Builder> change) {
    LogFilter.Builder builder = LogFilter.builder();
    filter.accept(builder);
    Deliveries.Builder delivery = Deliveries.delivery();
    change.accept(delivery);
    return builder.build().matches(delivery.build());
  }

  @Test
  void withoutConditionsEverythingMatches() {
    assertThat(LogFilter.ALL.matches(Deliveries.random(new Random(1)).build())).isTrue();
  }

  @Test
  void eachConditionTurnsAwayWhatDiffersInIt() {
    assertDecides(f -> f.provider("github"), d -> d.provider = "linear");
    assertDecides(f -> f.event("push"), d -> d.event = "pushed");
    assertDecides(f -> f.action("pushed"), d -> d.action = "");
    assertDecides(f -> f.outcome(Outcome.PROCESSED), d -> d.outcome = Outcome.IGNORED);
    assertDecides(f -> f.success(true), d -> d.success = false);
    assertDecides(f -> f.statusCode(200), d -> d.statusCode = null);
    assertDecides(f -> f.statusCode(200), d -> d.statusCode = 401);
    assertDecides(f -> f.direction(Direction.INCOMING), d -> d.direction = Direction.OUTGOING);
    assertDecides(f -> f.integrationId("int_github"), d -> d.integrationId = null);
    assertDecides(f -> f.repositoryId("repo_local"), d -> d.repositoryId = "repo");
    assertDecides(f -> f.since(Deliveries.NOON), d -> d.createdAt = Deliveries.NOON.minusMillis(1));
    assertDecides(
        f -> f.until(Deliveries.NOON.plusMillis(1)),
        d -> d.createdAt = Deliveries.NOON.plusMillis(1));
    assertDecides(f -> f.grep("refs/heads/main"), d -> d.body = Body.EMPTY);
  }

  private static void assertDecides(
      Consumer<LogFilter.Builder> filter, Consumer<Deliveries.Builder> change) {
    assertThat(matches(filter, delivery -> {})).isTrue();
    assertThat(matches(filter, change)).isFalse();
  }

  @Test
  void conditionsAreGivenOneAfterTheOther() {
    LogFilter filter = LogFilter.builder()
        .provider("github")
        .event("push")
        .action("pushed")
        .success(true)
        .statusCode(200)
        .direction(Direction.INCOMING)
        .integrationId("int_github")
        .repositoryId("repo_local")
        .since(Deliveries.NOON)
        .until(Deliveries.NOON.plusMillis(1))
        .grep("refs")
        .outcome(Outcome.PROCESSED)
        .build();
    assertThat(filter.matches(Deliveries.delivery().build())).isTrue();
    assertThat(filter.matches(Deliveries.delivery().event("ping").build())).isFalse();
  }

  @Test
  void anyOfSeveralOutcomesMatches() {
    Consumer<LogFilter.Builder> two = f -> f.outcome(Outcome.IGNORED).outcome(Outcome.PROCESSED);
    assertThat(matches(two, d -> d.outcome = Outcome.IGNORED)).isTrue();
    assertThat(matches(two, d -> d.outcome = Outcome.PONG)).isFalse();
  }

  @Test
  void grepLooksAtWhatWasSaidAndNotAtTheKeysOfTheLog() {
    for (Consumer<Deliveries.Builder> place : List.<Consumer<Deliveries.Builder>>of(
        d -> d.body = Body.ofText("a \"find\nme\" b"),
        d -> d.headers = Headers.of("X", "\"find\nme\""),
        d -> d.headers = Headers.of("\"find\nme\"", "x"),
        d -> d.title = "\"find\nme\"",
        d -> d.errorMessage = "\"find\nme\"",
        d -> d.referenceId = "x\"find\nme\"",
        d -> d.url = "\"find\nme\"",
        d -> d.response =
            new LogRecord.Response(200, Headers.EMPTY, Body.ofText("\"find\nme\""), 1))) {
      assertThat(matches(f -> f.grep("\"find\nme\""), place)).isTrue();
    }
    assertThat(matches(f -> f.grep("bodySha256"), d -> {})).isFalse();
    assertThat(matches(f -> f.grep("FIND"), d -> d.title = "find")).isFalse();
  }

  @Test
  void grepFindsTextInABodyThatIsNotAllText() {
    byte[] bytes = {(byte) 0xFF, 'n', 'e', 'e', 'd', 'l', 'e'};
    assertThat(matches(f -> f.grep("needle"), d -> d.body = Body.of(bytes))).isTrue();
  }

  @Test
  void grepFindsTextInHeadersThatAreWrittenAsBytes() throws Exception {
    Headers mixed = Headers.of("X-Text", "caf\u00c3\u00a9", "X-Bytes", "na\u00efve")
        .readIn(HeaderEncoding.ISO_8859_1);
    LogRecord record = Deliveries.delivery().headers(mixed).build();
    byte[] line = RecordLineTest.line(record, 1);
    for (String text : List.of("caf\u00e9", "na\u00efve")) {
      LogFilter filter = LogFilter.builder().grep(text).build();
      assertThat(filter.matches(record)).isTrue();
      assertThat(filter.prefilter().wants(Prefilter.line(line, 0, line.length))).isTrue();
    }
  }

  @Test
  void aTextIsFoundWhereverItStandsInALargeBody() throws Exception {
    for (int at : new int[] {0, 65_530, 65_531, 65_535, 65_536, 131_067, 199_994}) {
      byte[] bytes = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
      byte[] needle = "needle".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(needle, 0, bytes, at, needle.length);
      assertThat(matches(f -> f.grep("needle"), d -> d.body = Body.of(bytes))).isTrue();
      assertThat(matches(f -> f.grep("needles"), d -> d.body = Body.of(bytes))).isFalse();
    }
  }

  @Test
  void aPrefilterTurnsAwayNothingThatMatches() throws Exception {
    Random random = new Random(7);
    int matched = 0;
    int turnedAway = 0;
    for (int i = 0; i < 400; i++) {
      LogRecord record = Deliveries.random(random).build();
      byte[] line = RecordLineTest.line(record, i + 1);
      String before = i % 2 == 0 ? "" : "another line, of nobody's interest\n";
      for (int j = 0; j < 30; j++) {
        LogFilter filter = random(random);
        Prefilter prefilter = filter.prefilter();
        boolean wanted = prefilter.wants(Prefilter.line(line, 0, line.length))
            && prefilter.wantsAny(before + Prefilter.line(line, 0, line.length) + "\n")
            && prefilter.wantsSegment(new Segment(LocalDate.of(2026, 11, 23), 1));
        if (filter.matches(record)) {
          matched++;
          assertThat(wanted).as("%s of %s", filter, record).isTrue();
        }
        turnedAway += wanted ? 0 : 1;
      }
    }
    assertThat(matched).isGreaterThan(500);
    assertThat(turnedAway).isGreaterThan(5000);
  }

  /** Else a search would take as long as if everything were parsed. */
  @Test
  void aPrefilterTurnsAwayWhatPlainlyDiffers() throws Exception {
    assertTurnsAway(f -> f.provider("github"), d -> d.provider = "linear");
    assertTurnsAway(f -> f.event("push"), d -> d.event = "pushed");
    assertTurnsAway(f -> f.action("pushed"), d -> d.action = "");
    assertTurnsAway(f -> f.outcome(Outcome.PROCESSED), d -> d.outcome = Outcome.IGNORED);
    assertTurnsAway(f -> f.success(true), d -> d.success = false);
    assertTurnsAway(f -> f.statusCode(200), d -> d.statusCode = 401);
    assertTurnsAway(f -> f.direction(Direction.INCOMING), d -> d.direction = Direction.OUTGOING);
    assertTurnsAway(f -> f.integrationId("int_github"), d -> d.integrationId = null);
    assertTurnsAway(f -> f.repositoryId("repo_local"), d -> d.repositoryId = "repo");
    assertTurnsAway(
        f -> f.since(Deliveries.NOON), d -> d.createdAt = Deliveries.NOON.minusMillis(1));
    assertTurnsAway(
        f -> f.until(Deliveries.NOON.plusMillis(1)),
        d -> d.createdAt = Deliveries.NOON.plusMillis(2));
    assertTurnsAway(f -> f.grep("refs/heads/main"), d -> d.body = Body.EMPTY);
    assertTurnsAway(f -> f.grep("\u20ac"), d -> d.body = Body.EMPTY, d -> d.title = "5 \u20ac");
  }

  private static void assertTurnsAway(
      Consumer<LogFilter.Builder> filter, Consumer<Deliveries.Builder> change) throws Exception {
    assertTurnsAway(filter, change, delivery -> {});
  }

  private static void assertTurnsAway(
      Consumer<LogFilter.Builder> filter,
      Consumer<Deliveries.Builder> change,
      Consumer<Deliveries.Builder> right)
      throws Exception {
    LogFilter.Builder builder = LogFilter.builder();
    filter.accept(builder);
    Prefilter prefilter = builder.build().prefilter();
    Deliveries.Builder wanted = Deliveries.delivery();
    right.accept(wanted);
    Deliveries.Builder other = Deliveries.delivery();
    change.accept(other);
    byte[] otherLine = RecordLineTest.line(other.build(), 1);
    byte[] wantedLine = RecordLineTest.line(wanted.build(), 1);
    assertThat(prefilter.wants(Prefilter.line(wantedLine, 0, wantedLine.length)))
        .isTrue();
    assertThat(prefilter.wants(Prefilter.line(otherLine, 0, otherLine.length))).isFalse();
  }

  private static LogFilter random(Random random) {
    LogFilter.Builder filter = LogFilter.builder();
    for (int conditions = random.nextInt(3); conditions >= 0; conditions--) {
      switch (random.nextInt(15)) {
        case 0 -> filter.provider("github");
        case 1 -> filter.event(Deliveries.text(random));
        case 2 -> filter.action(Deliveries.text(random));
        case 3 ->
          filter.outcome(Outcome.known().get(random.nextInt(Outcome.known().size())));
        case 4 -> filter.success(random.nextBoolean());
        case 5 -> filter.statusCode(200 + random.nextInt(3));
        case 6 ->
          filter.direction(random.nextInt(2) == 0 ? Direction.INCOMING : Direction.OUTGOING);
        case 7 -> filter.integrationId("int_" + random.nextInt(3));
        case 8 -> filter.repositoryId("repo_" + random.nextInt(3));
        case 9 ->
          filter.since(
              Deliveries.NOON.plusNanos(random.nextInt(200_000) * 500_000L - 50_000_000_000L));
        case 10 ->
          filter.until(
              Deliveries.NOON.plusNanos(random.nextInt(200_000) * 500_000L - 50_000_000_000L));
        case 11 -> filter.triggerId("trigger_" + random.nextInt(3));
        case 12 -> filter.causeId("log_00000000000000" + random.nextInt(9));
        case 13 -> filter.runs(false);
        default -> filter.grep(grep(random));
      }
    }
    return filter.build();
  }

  /** A text, or any part of one, even of a pair of surrogates. */
  private static String grep(Random random) {
    String text = Deliveries.text(random);
    int start = random.nextInt(text.length() + 1);
    return text.substring(start, start + random.nextInt(text.length() - start + 1));
  }

  @Test
  void theLimitCountsMatchesFromTheNewestInEitherOrder() throws Exception {
    TestLog test = new TestLog(folder);
    test.segmentBytes = 3000;
    for (int i = 1; i <= 30; i++) {
      test.append(
          Deliveries.delivery().id(i).event(i % 3 == 0 ? "push" : "issues").build());
    }
    LogFilter filter = LogFilter.builder().event("push").limit(4).build();
    List<Long> newestFirst = new ArrayList<>();
    test.reader().newestFirst(filter, entry -> newestFirst.add(entry.seq()));
    assertThat(newestFirst).containsExactly(30L, 27L, 24L, 21L);
    List<Long> oldestFirst = new ArrayList<>();
    test.reader().oldestFirst(filter, entry -> oldestFirst.add(entry.seq()));
    assertThat(oldestFirst).containsExactly(21L, 24L, 27L, 30L);
    List<Long> none = new ArrayList<>();
    LogFilter zero = LogFilter.builder().limit(0).build();
    test.reader().newestFirst(zero, entry -> none.add(entry.seq()));
    test.reader().oldestFirst(zero, entry -> none.add(entry.seq()));
    assertThat(none).isEmpty();
  }

  @Test
  void segmentsOfEarlierDaysAreNotReadAtAll() throws Exception {
    TestLog test = new TestLog(folder);
    for (int day = 0; day < 5; day++) {
      test.append(day, 1);
      test.now = test.now.plus(Duration.ofDays(1));
    }
    // It looks as if it was asked for, so that whoever reads it reports it.
    Files.writeString(test.segment(), "{},\"createdAt\":\"2026-11-26T12:00:00.000Z\",\n");
    LogFilter filter =
        LogFilter.builder().since(Deliveries.NOON.plus(Duration.ofDays(3))).build();
    List<Long> seqs = new ArrayList<>();
    test.reader().newestFirst(filter, entry -> seqs.add(entry.seq()));
    test.reader().oldestFirst(filter, entry -> seqs.add(entry.seq()));
    assertThat(seqs).containsExactly(5L, 4L, 4L, 5L);
    assertThat(test.damage).isEmpty();
    test.reader().oldestFirst(LogFilter.ALL, entry -> true);
    assertThat(test.damage).hasSize(1);
  }
}
