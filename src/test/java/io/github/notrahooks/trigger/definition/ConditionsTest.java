package io.github.notrahooks.trigger.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.FormBody;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which deliveries start a trigger. */
final class ConditionsTest {
  private static final String PAYLOAD =
      "{\"action\":\"closed\",\"ref\":\"refs/heads/main\",\"size\":1.50,\"draft\":false,\"none\":null,"
          + "\"commits\":[{\"message\":\"fix: a\"},{\"message\":\"feat: b\"}],\"a.b\":\"c=d\","
          + "\"ref\":\"refs/heads/last\"}";

  private static Conditions on(String... patterns) {
    return conditions(List.of(patterns), List.of());
  }

  private static Conditions where(String... conditions) {
    return conditions(List.of(), List.of(conditions));
  }

  private static Conditions conditions(List<String> on, List<String> where) {
    return new Conditions(
        on.stream().map(EventPattern::parse).toList(),
        Set.of(),
        Set.of(),
        Conditions.FORWARDED,
        where.stream().map(Condition::parse).toList(),
        Skipped.NOTHING);
  }

  private static LogRecord delivery(String event, String action, Body body) {
    Deliveries.Builder delivery = Deliveries.delivery();
    delivery.event = event;
    delivery.action = action;
    delivery.body = body;
    return delivery.build();
  }

  @ParameterizedTest
  @CsvSource({
    "github:push, true",
    "github:*, true",
    "github:pull_request, false",
    "linear:*, false",
    "github:push.pushed, true",
    "github:push.closed, true",
    "github:push.opened, false"
  })
  void anEventFitsByItsNameAndItsActionInTheLogOrInThePayload(String pattern, boolean fits) {
    assertThat(on(pattern).fits(delivery("push", "pushed", Body.ofText(PAYLOAD))))
        .isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ref=refs/heads/last | true",
        "ref=refs/heads/main | false",
        "ref!=refs/heads/main | true",
        "ref~^refs/heads/ | true",
        "ref~heads$ | false",
        "size=1.50 | true",
        "size=1.5 | false",
        "draft=false | true",
        "none=null | true",
        "missing= | false",
        "missing~.* | false",
        "missing!=x | true",
        "commits~fix | false",
        "commits!=x | true",
        "commits[1].message=feat: b | true",
        "commits[2].message!=x | true",
        "[\"a.b\"]=c=d | true",
        "commits[0].message~^fix=? | true"
      })
  void aConditionComparesTheTextOfAValue(String condition, boolean holds) {
    LogRecord delivery = delivery("push", "pushed", Body.ofText(PAYLOAD));
    assertThat(where(condition).fits(delivery)).isEqualTo(holds);
    LogRecord form = delivery("push", "pushed", FormBody.encode(Body.ofText(PAYLOAD)));
    assertThat(where(condition).fits(form)).isEqualTo(holds);
  }

  @Test
  void allConditionsMustHold() {
    LogRecord delivery = delivery("push", "pushed", Body.ofText(PAYLOAD));
    assertThat(where("action=closed", "draft=false").fits(delivery)).isTrue();
    assertThat(where("action=closed", "draft=true").fits(delivery)).isFalse();
  }

  @Test
  void whatIsNoJsonFitsNoCondition() {
    LogRecord delivery = delivery("push", "pushed", Body.ofText("{\"a\":"));
    assertThat(where("a!=b").fits(delivery)).isFalse();
    assertThat(on("github:push").fits(delivery)).isTrue();
  }

  @Test
  void whatWasRefusedOrSentStartsNothing() {
    assertThat(Stream.of(Outcome.REJECTED, Outcome.FAILED, Outcome.DUPLICATE)
            .map(outcome -> Deliveries.delivery().outcome(outcome).build()))
        .noneMatch(on("github:*")::fits);
    assertThat(on("github:*")
            .fits(Deliveries.delivery().direction(Direction.OUTGOING).build()))
        .isFalse();
  }

  @Test
  void integrationsAndRepositoriesAreMatchedById() {
    LogRecord delivery = Deliveries.delivery().build();
    assertThat(new Conditions(
                List.of(),
                Set.of("int_github"),
                Set.of("repo_local"),
                Conditions.FORWARDED,
                List.of(),
                Skipped.NOTHING)
            .fits(delivery))
        .isTrue();
    assertThat(new Conditions(
                List.of(),
                Set.of(),
                Set.of("other"),
                Conditions.FORWARDED,
                List.of(),
                Skipped.NOTHING)
            .fits(delivery))
        .isFalse();
  }

  @Test
  void aPatternTakesNoExponentialTime() {
    String many = "{\"a\":\"" + "a".repeat(50_000) + "!\"}";
    assertThat(where("a~^(a+)+$").fits(delivery("push", "pushed", Body.ofText(many))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ref", "=x", "ref~(", "a..b=c", "~x", ""})
  void whatIsNoConditionIsAnErrorOfUsage(String text) {
    assertThatExceptionOfType(Failure.class).isThrownBy(() -> Condition.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "github", "github:", ":push", "github:push.", "gihub:push", ""})
  void whatIsNoPatternIsAnErrorOfUsage(String text) {
    assertThatExceptionOfType(Failure.class).isThrownBy(() -> EventPattern.parse(text));
  }
}
