package io.github.notrahooks.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.Segment;
import io.github.notrahooks.log.write.StoredEnd;
import io.github.notrahooks.trigger.definition.Condition;
import io.github.notrahooks.trigger.definition.Conditions;
import io.github.notrahooks.trigger.definition.Skipped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of the log a trigger need not read, since it was looked at when it was stored. */
final class LookoutTest {
  private static final Segment SEGMENT = new Segment(LocalDate.of(2026, 11, 28), 1);

  private final Lookout lookout = new Lookout(new Conditions(
      List.of(),
      Set.of(),
      Set.of("repo_wanted"),
      Conditions.FORWARDED,
      List.of(),
      Skipped.NOTHING));
  private final LogRecord wanted =
      Deliveries.delivery().build().toBuilder().repositoryId("repo_wanted").build();
  private final LogRecord other = Deliveries.delivery().build();

  private static StoredEnd end(long seq) {
    return new StoredEnd(seq, new LogPlace(SEGMENT, seq * 100));
  }

  @Test
  void ofTheFirstGroupSomethingMayHaveBeenToldToNobody() {
    assertThat(lookout.told(other, end(1))).isTrue();
    lookout.told(other, end(2));

    assertThat(lookout.passable()).isEmpty();
  }

  @Test
  void aGroupIsPassedOverOnceTheNextIsToldAndNothingInItFits() {
    begun();
    assertThat(lookout.told(other, end(2))).isFalse();
    assertThat(lookout.passable()).isEmpty();

    lookout.told(other, end(3));

    assertThat(lookout.passable()).contains(end(2));
  }

  @Test
  void nothingIsPassedOverBehindADeliveryThatFitsUntilItIsRead() {
    begun();
    lookout.told(other, end(2));
    assertThat(lookout.told(wanted, end(3))).isTrue();
    lookout.told(other, end(4));
    lookout.told(other, end(5));
    assertThat(lookout.passable()).contains(end(2));

    lookout.read(3);
    lookout.told(other, end(6));

    assertThat(lookout.passable()).contains(end(5));
  }

  @Test
  void whatFitsInTheSameGroupAsOthersIsNotPassedOver() {
    begun();
    lookout.told(other, end(2));
    lookout.told(wanted, end(2));
    lookout.told(other, end(2));
    lookout.told(other, end(3));

    assertThat(lookout.passable()).isEmpty();
  }

  @Test
  void oneThatIsToldLateEndsNoGroup() {
    begun();
    lookout.told(other, end(5));
    lookout.told(other, end(2));
    lookout.told(other, end(5));

    assertThat(lookout.passable()).isEmpty();
  }

  @Test
  void whatIsReadNeedNotBePassedOver() {
    begun();
    lookout.told(other, end(2));
    lookout.told(other, end(3));
    lookout.read(3);

    assertThat(lookout.passable()).isEmpty();
  }

  /** The first group is told and read. */
  private void begun() {
    lookout.told(other, end(1));
    lookout.read(1);
  }

  @Test
  void patternsAreNotLookedForWhereOthersWait() {
    Lookout slow = new Lookout(new Conditions(
        List.of(),
        Set.of(),
        Set.of(),
        Conditions.FORWARDED,
        List.of(Condition.parse("ref~^never$")),
        Skipped.NOTHING));
    slow.told(other, end(1));

    assertThat(slow.told(other, end(2))).isTrue();
  }
}
