package io.github.notrahooks.log.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.IndexEntry;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.segment.SegmentIndex;
import io.github.notrahooks.log.write.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryFinderTest {
  @TempDir
  private Path folder;

  private TestLog test;

  @BeforeEach
  void someDeliveries() throws Exception {
    test = new TestLog(folder);
    test.append(
        delivery("log_aaaa000000000001", "72d3162e-cc78-11e3-81ab-4c9367dc0958").build(),
        delivery("log_aaaa000000000002", "72d3162e-0000-11e3-81ab-4c9367dc0958").build(),
        delivery("log_bbbb000000000003", "short").build(),
        delivery("log_bbbb000000000004", "shorter").build(),
        delivery("log_cccc000000000005", "72d3162e-cc78-11e3-81ab-4c9367dc0958")
            .duplicateOf("log_aaaa000000000001")
            .build(),
        delivery("log_dddd000000000006", "72d3162e-cc78-11e3-81ab-4c9367dc0958")
            .direction(Direction.OUTGOING)
            .build(),
        delivery("log_eeee000000000007", null).build(),
        delivery("log_ffff000000000008", "with \"quotes\"\n").event("issues").build());
  }

  private static Deliveries.Builder delivery(String id, String reference) {
    return Deliveries.delivery().id(id).reference(reference);
  }

  private String find(String name) throws IOException {
    return new DeliveryFinder(test.reader()).find(name).delivery().id();
  }

  private Failure failure(String name) {
    return catchThrowableOfType(Failure.class, () -> find(name));
  }

  @Test
  void aLogIdNamesItsRecord() throws Exception {
    assertThat(find("log_aaaa000000000002")).isEqualTo("log_aaaa000000000002");
    assertThat(find("cccc000000000005")).isEqualTo("log_cccc000000000005");
  }

  @Test
  void aPrefixThatNoOtherHasIsEnough() throws Exception {
    assertThat(find("log_c")).isEqualTo("log_cccc000000000005");
    assertThat(find("dddd")).isEqualTo("log_dddd000000000006");
    assertThat(find("72d3162e-0")).isEqualTo("log_aaaa000000000002");
    assertThat(find("with \"quo")).isEqualTo("log_ffff000000000008");
  }

  @Test
  void aReferenceIdNamesTheReceivedRecordThatIsNoDuplicate() throws Exception {
    assertThat(find("72d3162e-cc78-11e3-81ab-4c9367dc0958")).isEqualTo("log_aaaa000000000001");
    assertThat(find("72d3162e-cc")).isEqualTo("log_aaaa000000000001");
  }

  @Test
  void withoutSuchARecordTheNewestOfThatReferenceIdIsMeant() throws Exception {
    test.append(
        delivery("log_9999000000000001", "only-sent")
            .direction(Direction.OUTGOING)
            .build(),
        delivery("log_9999000000000002", "only-sent")
            .direction(Direction.OUTGOING)
            .build());
    assertThat(find("only-sent")).isEqualTo("log_9999000000000002");
  }

  @Test
  void aWholeReferenceIdCountsMoreThanALongerOneThatBeginsWithIt() throws Exception {
    assertThat(find("short")).isEqualTo("log_bbbb000000000003");
  }

  @Test
  void aWholeReferenceIdCountsMoreThanTheLongerOnesAroundIt() throws Exception {
    test.append(
        delivery("log_9999000000000001", "delivery-number-1-again").build(),
        delivery("log_9999000000000002", "delivery-number-1").build(),
        delivery("log_9999000000000003", "delivery-number-1-more").build());
    assertThat(find("delivery-number-1")).isEqualTo("log_9999000000000002");
    assertThat(find("delivery-number-1-m")).isEqualTo("log_9999000000000003");
  }

  @Test
  void candidatesAreNamedFromTheNewestOnAlsoWhereTheIndexHasGaps() throws Exception {
    Path index = SegmentIndex.path(folder, Segment.parse("2026-11-23.jsonl").orElseThrow());
    List<String> withIndex = failure("log_").details();
    byte[] entries = Files.readAllBytes(index);
    Arrays.fill(entries, 3 * IndexEntry.BYTES, 6 * IndexEntry.BYTES, (byte) 0);
    Files.write(index, entries);

    assertThat(failure("log_").details()).isEqualTo(withIndex);
    assertThat(withIndex.get(0)).contains("log_ffff");
    assertThat(find("72d3162e-cc")).isEqualTo("log_aaaa000000000001");
  }

  @Test
  void aShortPrefixOfVeryManyNamesSomeOfThem() throws Exception {
    test.append(1000, 5000);
    assertThat(failure("log_0000").details()).hasSize(6);
    assertThat(find("log_aaaa000000000001")).isEqualTo("log_aaaa000000000001");
  }

  @Test
  void lastCountsBackFromTheNewest() throws Exception {
    assertThat(find("last")).isEqualTo("log_ffff000000000008");
    assertThat(find("last~0")).isEqualTo("log_ffff000000000008");
    assertThat(find("last~2")).isEqualTo("log_dddd000000000006");
    assertThat(find("last~7")).isEqualTo("log_aaaa000000000001");
    LogFilter incoming = LogFilter.builder().direction(Direction.INCOMING).build();
    assertThat(new DeliveryFinder(test.reader())
            .find("last~2", incoming)
            .delivery()
            .id())
        .isEqualTo("log_cccc000000000005");
  }

  @Test
  void furtherBackThanTheLogGoesIsNotFound() {
    Failure failure = failure("last~8");
    assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(failure).hasMessageContaining("the log has only 8");
  }

  @Test
  void anUnknownNameIsNotFound() {
    Failure failure = failure("73d3162e");
    assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(failure).hasMessageContaining("73d3162e").hasMessageContaining("logs list");
  }

  @Test
  void aNameThatFitsSeveralListsThem() {
    Failure failure = failure("72d3162e");
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure).hasMessageContaining("'72d3162e' is not unique");
    assertThat(failure.details()).hasSize(2);
    assertThat(String.join(" ", failure.details()))
        .contains("72d3162e-cc78-11e3-81ab-4c9367dc0958", "72d3162e-0000", "2026-11-23T12", "push");
  }

  @Test
  void noMoreThanFiveAreListed() throws Exception {
    for (int i = 0; i < 8; i++) {
      test.append(delivery("log_1234" + i + "00000000000", null).build());
    }
    assertThat(failure("log_1234").details()).hasSize(6).last().asString().contains("others");
  }

  @Test
  void aPrefixMayBeAsShortAsItIsUnique() throws Exception {
    assertThat(find("c")).isEqualTo("log_cccc000000000005");
    assertThat(find("w")).isEqualTo("log_ffff000000000008");
    assertThat(failure("b").details()).hasSize(2);
    assertThat(failure("log_").details()).last().asString().contains("others");
  }

  @Test
  void anEmptyNameIsAMistake() {
    Failure failure = failure("");
    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure).hasMessageContaining("empty");
  }

  @Test
  void aBodyThatHoldsTheNameIsNotMeant() throws Exception {
    Deliveries.Builder builder = delivery("log_7777000000000001", "x-y-z");
    builder.data.put("referenceId", "wanted-id");
    builder.title = "{\"id\":\"wanted-id\",\"referenceId\":\"wanted-id\"}";
    test.append(builder.build());
    assertThat(failure("wanted-id").exitCode()).isEqualTo(ExitCode.NOT_FOUND);
  }
}
