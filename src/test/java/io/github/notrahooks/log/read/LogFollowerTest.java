package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.write.TestLog;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFollowerTest {
  @TempDir
  private Path folder;

  private final List<LogFollower> followers = new ArrayList<>();
  private TestLog test;

  @BeforeEach
  void log() {
    test = new TestLog(folder.resolve("logs"));
  }

  @AfterEach
  void stopFollowing() throws Exception {
    for (LogFollower follower : followers) {
      follower.close();
    }
  }

  private LogFollower following(LogFollower follower) {
    followers.add(follower);
    return follower;
  }

  private static List<Long> poll(LogFollower follower) throws Exception {
    return entries(follower).stream().map(LogEntry::seq).toList();
  }

  private static List<LogEntry> entries(LogFollower follower) throws Exception {
    List<LogEntry> entries = new ArrayList<>();
    follower.poll(entries::add);
    return entries;
  }

  @Test
  void onlyWhatIsAppendedFromNowOnIsGiven() throws Exception {
    test.append(1, 3);
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    assertThat(poll(follower)).isEmpty();
    test.append(4, 2);
    assertThat(poll(follower)).containsExactly(4L, 5L);
    assertThat(poll(follower)).isEmpty();
    test.append(6, 1);
    assertThat(poll(follower)).containsExactly(6L);
  }

  @Test
  void theLastOnesCanComeFirst() throws Exception {
    test.append(1, 3);
    test.now = test.now.plus(Duration.ofDays(1));
    test.append(4, 2);
    LogFollower follower = following(LogFollower.afterLast(test.reader(), LogFilter.ALL, 3));
    test.append(6, 1);
    assertThat(poll(follower)).containsExactly(3L, 4L, 5L, 6L);
    assertThat(poll(follower)).isEmpty();
  }

  @Test
  void aLogThatIsNotThereYetIsFollowedFromItsBeginning() throws Exception {
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    assertThat(poll(follower)).isEmpty();
    test.append(1, 2);
    assertThat(poll(follower)).containsExactly(1L, 2L);
  }

  @Test
  void itGoesOnInTheNextSegments() throws Exception {
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    test.segmentBytes = 1000;
    for (int i = 1; i <= 9; i++) {
      test.append(i, 1);
    }
    assertThat(test.files()).hasSizeGreaterThan(3);
    assertThat(poll(follower)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void onlyWhatMatchesIsGiven() throws Exception {
    LogFilter issues = LogFilter.builder().event("issues").build();
    test.append(Deliveries.delivery().event("issues").build());
    LogFollower follower = following(LogFollower.afterLast(test.reader(), issues, 5));
    test.append(
        Deliveries.delivery().build(), Deliveries.delivery().event("issues").build());
    assertThat(poll(follower)).containsExactly(1L, 3L);
  }

  @Test
  void whatWasAppendedToARemovedSegmentIsGivenAllTheSame() throws Exception {
    test.append(1, 1);
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    test.append(2, 1);
    test.now = test.now.plus(Duration.ofDays(1));
    test.append(3, 1);
    Files.delete(test.segment());
    assertThat(poll(follower)).containsExactly(2L, 3L);
  }

  @Test
  void aLogThatBeginsAnewIsFollowed() throws Exception {
    test.append(1, 2);
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    Files.delete(test.segment());
    assertThat(poll(follower)).isEmpty();
    test.append(10, 1);
    assertThat(poll(follower)).hasSize(1);
    Files.delete(test.segment());
    test.append(11, 3);
    assertThat(poll(follower)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the same",
        "without the first",
        "altered",
        "an older one",
        "nothing, then the same"
      })
  void aFileInTheSegmentsPlaceIsFollowedAfterTheLastRecordThatWasGiven(String how)
      throws Exception {
    test.append(1, 6);
    LogFollower follower = following(LogFollower.afterLast(test.reader(), LogFilter.ALL, 2));
    assertThat(poll(follower)).containsExactly(5L, 6L);
    List<String> lines = Files.readAllLines(test.segment());
    if (how.startsWith("nothing")) {
      replaceSegment(List.of());
      assertThat(poll(follower)).isEmpty();
    }
    replaceSegment(
        switch (how) {
          case "without the first" -> lines.subList(1, 6);
          case "altered" ->
            lines.stream().map(line -> line.replace("acme", "ACME")).toList();
          case "an older one" -> lines.subList(0, 3);
          default -> lines;
        });
    assertThat(poll(follower)).isEmpty();
    test.append(7, 2);
    assertThat(entries(follower).stream().map(entry -> entry.delivery().id()))
        .containsExactly("log_0000000000000007", "log_0000000000000008");
    assertThat(poll(follower)).isEmpty();
  }

  @Test
  void whatWasAppendedBeforeTheFileWasReplacedIsGivenOnce() throws Exception {
    test.append(1, 3);
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    test.append(4, 1);
    replaceSegment(Files.readAllLines(test.segment()));
    test.append(5, 1);
    assertThat(poll(follower)).containsExactly(4L, 5L);
    assertThat(poll(follower)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 700})
  void aFileThatIsWrittenAnewInItsPlaceIsFollowedAfterTheLastRecordThatWasGiven(int soFar)
      throws Exception {
    test.append(1, 3);
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    test.append(4, 1);
    assertThat(poll(follower)).containsExactly(4L);
    byte[] all = Files.readAllBytes(test.segment());

    // As cp does it; it is looked at while that is not done.
    Files.write(test.segment(), Arrays.copyOf(all, soFar));
    assertThat(poll(follower)).isEmpty();
    Files.write(test.segment(), all);
    test.append(5, 1);

    assertThat(poll(follower)).containsExactly(5L);
    assertThat(poll(follower)).isEmpty();
    assertThat(test.damage).isEmpty();
  }

  /** As editors do it. */
  private void replaceSegment(List<String> lines) throws Exception {
    Path fresh = Files.write(test.logs.resolve("fresh"), lines);
    Files.move(fresh, test.segment(), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void aLineIsGivenOnceItIsFinished() throws Exception {
    test.append(1, 2);
    byte[] all = Files.readAllBytes(test.segment());
    String text = new String(all, StandardCharsets.UTF_8);
    int second = text.indexOf('\n') + 1;
    Files.writeString(test.segment(), text.substring(0, second));
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    Files.writeString(
        test.segment(), text.substring(second, second + 50), StandardOpenOption.APPEND);
    assertThat(poll(follower)).isEmpty();
    Files.writeString(test.segment(), text.substring(second + 50), StandardOpenOption.APPEND);
    assertThat(poll(follower)).containsExactly(2L);
    assertThat(test.damage).isEmpty();
  }

  @Test
  void recordsThatAreTakenBackAreNotGivenAgainWithWhatFollowsThem() throws Exception {
    test.append(1, 1);
    byte[] one = Files.readAllBytes(test.segment());
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    test.append(2, 1);
    assertThat(poll(follower)).containsExactly(2L);
    try (var channel = FileChannel.open(test.segment(), StandardOpenOption.WRITE)) {
      channel.truncate(one.length);
    }
    assertThat(poll(follower)).isEmpty();
    test.append(3, 1);
    assertThat(entries(follower))
        .singleElement()
        .extracting(e -> e.delivery().id())
        .isEqualTo("log_0000000000000003");
    assertThat(test.damage).isEmpty();
  }

  @Test
  void damageIsReportedOnceAndPassedOver() throws Exception {
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    test.append(1, 1);
    Files.writeString(test.segment(), "garbage\n", StandardOpenOption.APPEND);
    test.append(2, 1);
    assertThat(entries(follower)).hasSize(2);
    assertThat(entries(follower)).isEmpty();
    assertThat(test.damage).hasSize(1);
  }

  @Test
  void aLotComesInSeveralPolls() throws Exception {
    LogFollower follower = following(LogFollower.fromNow(test.reader(), LogFilter.ALL));
    test.append(1, 2500);
    assertThat(poll(follower)).hasSize(1000).startsWith(1L);
    assertThat(poll(follower)).hasSize(1000).startsWith(1001L);
    assertThat(poll(follower)).hasSize(500).startsWith(2001L);
    assertThat(poll(follower)).isEmpty();
  }
}
