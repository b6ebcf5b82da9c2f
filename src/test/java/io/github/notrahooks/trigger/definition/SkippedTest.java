package io.github.notrahooks.trigger.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.FormBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Notra's own triggers pass over, and that a judgement says the same as the decision. */
final class SkippedTest {
  private static Conditions conditions(boolean preReleases, String... patterns) {
    return new Conditions(
        List.of(EventPattern.parse("github:*"), EventPattern.parse("linear:*")),
        Set.of(),
        Set.of(),
        Conditions.FORWARDED,
        List.of(),
        new Skipped(preReleases, Stream.of(patterns).map(Skipped::pattern).toList()));
  }

  private static LogRecord delivery(String event, String body) {
    Deliveries.Builder delivery = Deliveries.delivery();
    delivery.event = event;
    delivery.body = Body.ofText(body);
    return delivery.build();
  }

  private static String push(String... messages) {
    return "{\"commits\":["
        + String.join(
            ",",
            Stream.of(messages).map(each -> "{\"message\":\"" + each + "\"}").toList())
        + "]}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true  | {\"release\":{\"prerelease\":true}}  | true",
        "false | {\"release\":{\"prerelease\":true}}  | false",
        "false | {\"release\":{\"prerelease\":false}} | true",
        "false | {\"release\":{}}                     | true",
        "false | {}                                   | true"
      })
  void aReleaseThatIsNotFinalIsTakenUnlessThatIsSwitchedOff(
      boolean include, String body, boolean fits) {
    assertThat(conditions(include).fits(delivery("release", body))).isEqualTo(fits);
  }

  @Test
  void aPushIsPassedOverIfEachMessageHasAPattern() {
    Conditions chores = conditions(true, "^chore", "\\[skip\\]");
    assertThat(chores.fits(delivery("push", push("chore: a", "docs [skip]")))).isFalse();
    assertThat(chores.fits(delivery("push", push("chore: a", "feat: b")))).isTrue();
    assertThat(chores.fits(delivery("push", push("a chore")))).isTrue();
  }

  @Test
  void upperAndLowerCaseAreTheSame() {
    assertThat(conditions(true, "^chore").fits(delivery("push", push("CHORE: a"))))
        .isFalse();
    assertThat(conditions(true, "SKIP").fits(delivery("push", push("please skip"))))
        .isFalse();
  }

  @Test
  void aPushWithoutCommitsIsNotPassedOver() {
    Conditions all = conditions(true, ".*");
    assertThat(all.fits(delivery("push", push()))).isTrue();
    assertThat(all.fits(delivery("push", "{}"))).isTrue();
    assertThat(all.fits(delivery("push", "{\"commits\":null}"))).isTrue();
    assertThat(all.fits(delivery("push", push("")))).isFalse();
  }

  @Test
  void aFormIsLookedInto() {
    Deliveries.Builder form = Deliveries.delivery();
    form.body = FormBody.encode(Body.ofText(push("chore: a")));
    assertThat(conditions(true, "^chore").fits(form.build())).isFalse();
  }

  @Test
  void aPatternIsOneShortLineThatRe2Knows() {
    assertThat(Skipped.pattern("x".repeat(120)).matches("x")).isFalse();
    for (String wrong : List.of("x".repeat(121), "a\nb", "(?=a)", "(")) {
      assertThatExceptionOfType(Failure.class).isThrownBy(() -> Skipped.pattern(wrong));
    }
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> new Skipped(true, Collections.nCopies(11, Skipped.pattern("a"))))
        .withMessage("there are 11 patterns, and may be 10");
  }

  @Test
  void aJudgementSaysTheSameAsTheDecision() {
    int fitting = 0;
    int all = 0;
    for (Conditions conditions : manyConditions()) {
      for (LogRecord delivery : manyDeliveries()) {
        boolean fits = conditions.fits(delivery);
        assertThat(conditions.judge(delivery).stream().allMatch(Judgement::holds))
            .as("%s for %s: %s", conditions, delivery.payload(), conditions.judge(delivery))
            .isEqualTo(fits);
        fitting += fits ? 1 : 0;
        all++;
      }
    }
    assertThat(fitting).isBetween(all / 100, all / 2);
  }

  private static List<Conditions> manyConditions() {
    List<Conditions> all = new ArrayList<>();
    for (List<String> on : List.of(
        List.<String>of(),
        List.of("github:*"),
        List.of("github:push.closed", "linear:Issue"),
        // Each half fits another pattern, and neither fits all.
        List.of("github:push.none", "github:release.closed"),
        List.of("github:*.pushed"))) {
      for (Set<String> ids : List.of(Set.<String>of(), Set.of("a"))) {
        for (List<String> where :
            List.of(List.<String>of(), List.of("draft=true"), List.of("draft!=true", "x!=1"))) {
          for (Skipped skipped : List.of(
              Skipped.NOTHING,
              new Skipped(false, List.of()),
              new Skipped(true, List.of(Skipped.pattern("^chore"))))) {
            all.add(new Conditions(
                on.stream().map(EventPattern::parse).toList(),
                ids,
                ids,
                Conditions.FORWARDED,
                where.stream().map(Condition::parse).toList(),
                skipped));
          }
        }
      }
    }
    return all;
  }

  private static List<LogRecord> manyDeliveries() {
    List<LogRecord> all = new ArrayList<>();
    for (String provider : List.of("github", "linear", "other")) {
      for (String event : List.of("push", "release", "Issue")) {
        for (String body : List.of(
            "{\"action\":\"closed\",\"draft\":true,\"commits\":[{\"message\":\"chore\"}]}",
            "{\"release\":{\"prerelease\":true},\"draft\":false}",
            "{\"action\":",
            "")) {
          for (Outcome outcome : List.of(Outcome.PROCESSED, Outcome.DUPLICATE)) {
            for (String id : List.of("a", "b", "")) {
              Deliveries.Builder delivery = Deliveries.delivery();
              delivery.provider = provider;
              delivery.event = event;
              delivery.action = event.equals("push") ? "pushed" : "";
              delivery.integrationId = id.isEmpty() ? null : id;
              delivery.repositoryId = id.isEmpty() ? null : id;
              delivery.body = Body.ofText(body);
              delivery.outcome = outcome;
              all.add(delivery.build());
            }
          }
        }
      }
    }
    return all;
  }
}
