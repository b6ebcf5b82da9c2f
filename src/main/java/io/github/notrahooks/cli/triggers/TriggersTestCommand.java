package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.TriggerRuns;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.trigger.ManualRuns;
import io.github.notrahooks.trigger.definition.Judgement;
import io.github.notrahooks.trigger.definition.Trigger;
import io.github.notrahooks.view.DeliveryJson;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code triggers test}: what each condition of a trigger says to a delivery. */
@Command(
    name = "test",
    header = "Show each condition of a trigger with what a delivery has there; start nothing.",
    description = "With --run it does what the trigger does, whether or not the delivery fits.",
    exitCodeList = {
      "0:the delivery fits; with --run, it was done",
      "1:it does not; with --run, that failed",
      ExitCodeTexts.USAGE,
      "5:no such trigger, delivery or sample",
      ExitCodeTexts.NETWORK
    },
    footer = {
      "  notra-hooks triggers test app last",
      "  notra-hooks triggers test deploy --sample push",
      "  notra-hooks triggers test deploy last --run"
    })
final class TriggersTestCommand implements Callable<Integer> {
  private static final int LONGEST = 200;

  private final Context context;

  @Parameters(index = "0", paramLabel = "TRIGGER", description = "The trigger's ID.")
  private String id;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "A delivery's ID, a prefix of it that no other has, last, last~1, …")
  private @Nullable String delivery;

  @Option(
      names = "--sample",
      paramLabel = "SAMPLE",
      description = "A sample in place of a delivery.")
  private @Nullable String sample;

  @Option(
      names = "--run",
      fallbackValue = "true",
      description = "Do it: send the delivery on, or start the command.")
  private boolean run;

  TriggersTestCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Trigger trigger = TriggerRuns.named(context, id);
    LogRecord tested = delivery(trigger);
    List<Judgement> judgements = trigger.conditions().judge(tested);
    boolean fits = judgements.stream().allMatch(Judgement::holds);
    if (!run) {
      print(trigger, tested, judgements, fits, null);
      return fits ? 0 : ExitCode.FAILED.code();
    }
    LogRecord made;
    try (ManualRuns runs = TriggerRuns.open(context, trigger)) {
      made = runs.run(tested, sample == null);
    }
    print(trigger, tested, judgements, fits, made);
    return made.success() ? 0 : ExitCode.FAILED.code();
  }

  private LogRecord delivery(Trigger trigger) throws IOException {
    String named = sample;
    if (named != null && delivery == null) {
      return SampleDelivery.of(context, named, trigger.conditions());
    }
    if (delivery == null || named != null) {
      throw Failure.usage("give either a delivery, such as last, or --sample NAME");
    }
    LogFilter received = LogFilter.builder().direction(Direction.INCOMING).build();
    return new Logbook(context).find(delivery, received).delivery();
  }

  private void print(
      Trigger trigger,
      LogRecord tested,
      List<Judgement> judgements,
      boolean fits,
      @Nullable LogRecord made) {
    Output output = context.output();
    if (output.json()) {
      output.json(json(trigger, tested, judgements, fits, made));
      return;
    }
    for (Judgement each : judgements) {
      String found = each.found();
      output.line((each.holds()
              ? output.painted(Style.SUCCESS, "holds ")
              : output.painted(Style.ERROR, "fails "))
          + Printable.line(each.condition())
          + "  (" + (found == null ? "nothing there" : Printable.line(found, LONGEST)) + ")");
    }
    output.line(
        fits ? "It fits." : "It does not fit: the trigger starts nothing for it of itself.");
    if (!trigger.enabled()) {
      output.line("The trigger is disabled.");
    }
    if (made != null) {
      RunTable.print(output, context.environment().clock().instant(), List.of(made));
    }
  }

  private static ObjectNode json(
      Trigger trigger,
      LogRecord tested,
      List<Judgement> judgements,
      boolean fits,
      @Nullable LogRecord made) {
    ObjectNode node = Json.object()
        .put("triggerId", trigger.id())
        .put("deliveryId", tested.referenceId())
        .put("fits", fits);
    ArrayNode conditions = node.putArray("conditions");
    for (Judgement each : judgements) {
      conditions
          .addObject()
          .put("condition", each.condition())
          .put("found", each.found())
          .put("holds", each.holds());
    }
    if (made != null) {
      node.set("run", DeliveryJson.summary(made, 0));
    }
    return node;
  }
}
