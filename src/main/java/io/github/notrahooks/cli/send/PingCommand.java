package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Destination;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.option.TransmitOptions;
import io.github.notrahooks.cli.text.ResultPrinter;
import io.github.notrahooks.input.Payload;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.AnswerMeaning;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.DeliveryResult;
import io.github.notrahooks.sender.Draft;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.SendSummary;
import io.github.notrahooks.sender.Signing;
import io.github.notrahooks.signature.Secret;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ping}: sends GitHub's ping and explains the answer. */
@Command(
    name = "ping",
    header = "Send a ping and explain the answer.",
    description =
        "Sends the message that GitHub sends when a webhook is created, and says what the answer means and"
            + " what to do.",
    exitCodeList = {
      ExitCodeTexts.ACCEPTED,
      ExitCodeTexts.NOT_ACCEPTED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.REFUSED,
      ExitCodeTexts.RATE_LIMITED,
      "5:no such integration or repository, or the receiver answered 404",
      ExitCodeTexts.NETWORK,
      ExitCodeTexts.INTERRUPTED
    },
    footer = {
      "  notra-hooks ping",
      "  notra-hooks ping --to https://example.com/hooks --secret-file secret.txt"
    })
public final class PingCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = {"--integration", "--repository"},
      paramLabel = "ID",
      description = "The integration or repository to ping (default: GitHub's first).")
  private @Nullable String endpoint;

  @Mixin
  private TransmitOptions transmit;

  @Mixin
  private SecretOptions secretOptions;

  /** Made anew for each run. */
  public PingCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Transmission transmission = new Transmission(context, transmit);
    HeaderEdits headers = HeaderEdits.parse(transmit.headers());
    SecretChoice secrets = new SecretChoice(context, secretOptions);
    Payload payload =
        PayloadSource.payload(context, "ping", null, null, secrets.readsStandardInput());
    Destination destination =
        Destination.of(context, payload.scheme().id(), transmit.to(), endpoint);
    Secret secret = secrets.forEndpoint(payload.scheme().id(), destination.endpoint());
    Draft draft =
        Draft.of(payload.scheme(), payload.event(), payload.body(), secret).with(headers);
    String id = new DeliveryIds(
            context.environment().clock(), context.environment().random())
        .next(payload.scheme(), payload.body());
    List<PlannedDelivery> deliveries = List.of(PlannedDelivery.of(
        new Signing(draft), payload.action(), id, destination.target(), destination.route()));
    if (transmit.dryRun()) {
      transmission.preview(deliveries.iterator());
      return 0;
    }
    Explained printer = new Explained(context.output(), destination);
    SendSummary summary =
        transmission.send(deliveries.iterator(), 1, transmission.pacing(), printer::print);
    return summary.exitCode().code();
  }

  /** Prints a result with what it means. */
  private record Explained(Output output, Destination destination) {
    void print(DeliveryResult result) {
      Answer answer = result.answer();
      String meaning = AnswerMeaning.of(answer, destination.target());
      ResultPrinter plain = new ResultPrinter(output, true, false);
      if (output.json()) {
        output.json(plain.json(result).put("explanation", meaning));
      } else {
        plain.print(result);
        output.line(Printable.text(meaning));
      }
    }
  }
}
