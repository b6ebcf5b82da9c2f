package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Outgoing;
import io.github.notrahooks.cli.frame.Replaying;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.option.TransmitOptions;
import io.github.notrahooks.cli.text.Explanations;
import io.github.notrahooks.cli.text.RequestPrinter;
import io.github.notrahooks.cli.text.ResultPrinter;
import io.github.notrahooks.cli.text.Results;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.replay.RecordedPacing;
import io.github.notrahooks.replay.ReplayPlanner;
import io.github.notrahooks.replay.ReplayQueue;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.sender.DeliveryResult;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.Pacing;
import io.github.notrahooks.sender.SendSummary;
import io.github.notrahooks.terminal.Prompt;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: sends logged deliveries again. */
@Command(
    name = "replay",
    header = "Send logged deliveries again: the same bytes, signed as they were or anew.",
    description =
        "Deliveries are named by ID, or chosen by --last and filters: those that were received, unless"
            + " --direction says otherwise. More than 20 at once ask first on a terminal, and need --yes"
            + " elsewhere.",
    exitCodeList = {
      ExitCodeTexts.ACCEPTED,
      ExitCodeTexts.NOT_ACCEPTED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.REFUSED,
      ExitCodeTexts.RATE_LIMITED,
      "5:no such delivery, or the receiver answered 404",
      ExitCodeTexts.NETWORK,
      ExitCodeTexts.INTERRUPTED
    },
    footer = {
      "  notra-hooks replay last",
      "  notra-hooks replay --outcome failed --since 1h --yes",
      "  notra-hooks replay --last 100 --to https://example.com/hooks --speed 10x --yes",
      "  notra-hooks replay last --id keep --dry-run",
      "  notra-hooks replay --event push --last 1 --set ref=refs/heads/release",
      "  notra-hooks replay --from deliveries.jsonl --event push",
      "  notra-hooks replay --trigger app --since 1h"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int MOST_UNASKED = 20;

  private final Context context;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "A delivery's ID, a prefix of it that no other has, last, last~1, …")
  private @Nullable List<String> ids;

  @Option(
      names = "--from",
      paramLabel = "FILE|-",
      description =
          "Send the deliveries in a file again: an export of the log, a HAR, an answer of GitHub's"
              + " delivery API, an event of API Gateway, Lambda, smee or gosmee, or headers with a"
              + " body. Of several all are sent, in order; filters choose among those of a log.")
  private @Nullable String from;

  @Option(
      names = "--entry",
      paramLabel = "N",
      description = "Send only one of several deliveries in the file, from 1.")
  private @Nullable Integer entry;

  @Option(names = "--last", paramLabel = "N", description = "The last N of them.")
  private @Nullable Integer last;

  @Option(
      names = "--sign",
      paramLabel = "auto|keep|fresh|none",
      defaultValue = "auto",
      description =
          "What becomes of the signature: auto keeps it where it still verifies and signs again where"
              + " it does not; keep leaves it, fresh signs again, none leaves it out (default:"
              + " ${DEFAULT-VALUE}).")
  private ReplaySettings.Sign sign;

  @Option(
      names = "--id",
      paramLabel = "new|keep",
      defaultValue = "new",
      description =
          "What becomes of the delivery ID: a new one makes a receiver that de-duplicates do the work"
              + " again; keep is what GitHub's Redeliver does (default: ${DEFAULT-VALUE}).")
  private ReplaySettings.Id id;

  @Option(
      names = "--speed",
      paramLabel = "1x|10x|max",
      description =
          "Keep the recorded gaps, so many times shorter; max means no gaps (default: max).")
  private @Nullable String speed;

  @Option(
      names = "--yes",
      fallbackValue = "true",
      description = "Do not ask, however many they are.")
  private boolean yes;

  @Option(
      names = "--exhausted",
      fallbackValue = "true",
      description = "With --trigger: only those for which its attempts are used up.")
  private boolean exhausted;

  @Mixin
  private PayloadChanges changes;

  @Mixin
  private FilterOptions filters;

  @Mixin
  private TransmitOptions transmit;

  @Mixin
  private SecretOptions secretOptions;

  /** Made anew for each run. */
  public ReplayCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    String trigger = filters.trigger();
    if (trigger != null) {
      return through(new TriggerReplay(context, trigger)).code();
    }
    Transmission transmission = new Transmission(context, transmit);
    Pacing pacing = pacing(transmission);
    ReplaySettings settings = new ReplaySettings(sign, id, HeaderEdits.parse(transmit.headers()));
    SecretChoice secrets = new SecretChoice(context, secretOptions);
    ReplayPlanner planner = Replaying.planner(
        context,
        settings,
        transmit.to(),
        secrets,
        body -> changes.applyTo(context, body),
        context.output());
    ReplaySelection selection = from == null ? selection() : inFile(from, secrets);
    if (changes.byHand() && selection.count() > 1) {
      throw Failure.usage("--edit changes one delivery, and these are " + selection.count()
          + "; --set and --remove change all of them");
    }
    if (selection.count() == 0) {
      context.output().info("There is nothing to replay.");
      return 0;
    }
    if (!transmit.dryRun()) {
      confirm(selection.count(), question(selection.count()));
    }
    // Asked for and read before anything is sent: what is wrong with it is wrong for all of them.
    secrets.given("");
    ReplayPreview preview = transmit.dryRun()
        ? new ReplayPreview(
            context.output(),
            new RequestPrinter(context.output(), Outgoing.proxies(context)::head, selection.from()),
            context.environment().clock())
        : null;
    try (ReplayQueue queue = new ReplayQueue(selection.source(), planner, preview)) {
      if (transmit.dryRun()) {
        return selection.logbook().exitCode(preview(queue)).code();
      }
      ResultPrinter printer = new ResultPrinter(
              context.output(),
              selection.count() <= MOST_UNASKED,
              selection.count() > 1,
              selection.from())
          .explaining(new Explanations(
              transmit.to() == null ? context.self() : null, null, answer -> false));
      long total = selection.complete() ? selection.count() : 0;
      SendSummary summary = transmission.send(queue, total, pacing, new Telling(queue, printer));
      boolean complete = summary.interrupted() || !warnOfThoseGone(queue.goneOf(total));
      ExitCode result = selection.logbook().exitCode(summary.exitCode());
      return (complete ? result : ExitCode.FAILED.and(result)).code();
    }
  }

  private ExitCode through(TriggerReplay replay) throws IOException {
    List<String> names = ids == null ? List.of() : ids;
    List<String> all = names.isEmpty()
        ? replay.filtered(
            filter().triggerId(null).runs(false).direction(Direction.INCOMING).build())
        : replay.named(names);
    List<String> deliveries = exhausted ? replay.exhausted(all) : all;
    if (deliveries.isEmpty()) {
      context.output().info("There is nothing to replay.");
      return ExitCode.SUCCESS;
    }
    if (transmit.dryRun()) {
      return replay.preview(deliveries);
    }
    confirm(deliveries.size(), replay.question(deliveries.size()));
    return replay.run(deliveries);
  }

  /** Tells the queue of each delivery that was sent, besides printing what became of it. */
  private record Telling(ReplayQueue queue, ResultPrinter printer) implements Results {
    @Override
    public void print(DeliveryResult result) {
      queue.done(result.delivery());
      printer.print(result);
    }

    @Override
    public boolean prints(DeliveryResult result) {
      return printer.prints(result);
    }

    @Override
    public void summarize(SendSummary summary, long nanos) {
      printer.summarize(summary, nanos);
    }
  }

  private boolean warnOfThoseGone(long gone) {
    if (gone > 0) {
      context
          .output()
          .warn(gone + (gone == 1 ? " delivery was" : " deliveries were")
              + " removed from the log before its turn came, by its retention or by hand.");
    }
    return gone > 0;
  }

  private Pacing pacing(Transmission transmission) {
    if (speed == null) {
      return transmission.pacing();
    }
    return RecordedPacing.parse(speed);
  }

  private static ExitCode preview(ReplayQueue queue) {
    while (queue.hasNext()) {
      queue.next();
    }
    return queue.problems();
  }

  private ReplaySelection inFile(String file, SecretChoice secrets) throws IOException {
    LogFilter filter = last == null && !filters.any() ? null : received().build();
    return ReplaySelection.inFile(
        context, new DeliveriesInFile.Asked(file, entry, filter, transmit.to()), secrets);
  }

  private ReplaySelection selection() throws IOException {
    List<String> names = ids == null ? List.of() : ids;
    if (names.isEmpty() && last == null && !filters.any()) {
      throw Failure.usage(
          "say what to replay: IDs, --last N, or filters such as --since 1h; 'last' is the newest");
    }
    if (!names.isEmpty()) {
      return ReplaySelection.named(context, names);
    }
    // Who is not asked, and sees no bar, need not wait until all are counted.
    boolean all =
        !yes && !transmit.dryRun() || context.environment().terminals().err();
    return ReplaySelection.filtered(context, received(), all ? Long.MAX_VALUE : MOST_UNASKED);
  }

  /** What was received, unless something else is asked for. */
  private LogFilter.Builder received() throws IOException {
    LogFilter.Builder builder = filter();
    return filters.direction() == null && !filters.ofTriggers()
        ? builder.direction(Direction.INCOMING)
        : builder;
  }

  private LogFilter.Builder filter() throws IOException {
    if (last != null && last < 1) {
      throw Failure.usage("--last must be 1 or more, and is " + last);
    }
    LogFilter.Builder builder = Filters.of(context, filters, last);
    if (last != null && filters.limit() != null) {
      builder.limit(Math.min(last, filters.limit()));
    }
    return builder;
  }

  private String question(long count) {
    String to = transmit.to() == null ? "the local receiver" : transmit.to();
    return "Send " + count + " deliveries to " + to + "?";
  }

  private void confirm(long count, String question) {
    if (count <= MOST_UNASKED || yes) {
      return;
    }
    if (!context.environment().interactive()) {
      throw Failure.usage(
          count + " deliveries would be sent; more than " + MOST_UNASKED + " need --yes");
    }
    if (!Prompt.confirm(question)) {
      context.output().info("Nothing was sent.");
      throw Failure.failed("not confirmed");
    }
  }
}
