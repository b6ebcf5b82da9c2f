package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Destination;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.option.FileOptions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.option.TransmitOptions;
import io.github.notrahooks.cli.text.Explanations;
import io.github.notrahooks.cli.text.ResultPrinter;
import io.github.notrahooks.input.Payload;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.sender.AnswerMeaning;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.DeliveryResult;
import io.github.notrahooks.sender.Draft;
import io.github.notrahooks.sender.Fault;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.Pacing;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.SendSummary;
import io.github.notrahooks.sender.Signing;
import io.github.notrahooks.verify.NamedSecret;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code ping}: sends GitHub's ping and explains the answer. */
@Command(
    name = "ping",
    header = "Send a ping and explain the answer.",
    description =
        "Sends the message that GitHub sends when a webhook is created, and says what the answer means and"
            + " what to do. What another receiver than this home's accepts is sent again with a wrong"
            + " signature, to see whether it is looked at.",
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

  @Option(
      names = "--form",
      fallbackValue = "true",
      description = "Send it as a form, which GitHub does for the content type"
          + " application/x-www-form-urlencoded.")
  private boolean form;

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
    Payload payload = PayloadSource.payload(
            context, new PayloadSource.Asked("ping", null, null, new FileOptions()), secrets)
        .payload();
    Destination destination =
        Destination.of(context, payload.scheme().id(), transmit.to(), endpoint);
    NamedSecret secret = secrets.forDestination(payload.scheme().id(), destination);
    Draft draft = Draft.of(payload.scheme(), payload.event(), payload.body(), secret.secret())
        .with(headers);
    if (form) {
      draft = draft.asForm();
    }
    List<PlannedDelivery> deliveries = List.of(planned(draft, payload, destination));
    if (transmit.dryRun()) {
      transmission.preview(deliveries.iterator(), null);
      return 0;
    }
    Explained printer = new Explained(destination, secret.label());
    SendSummary summary =
        transmission.send(deliveries.iterator(), 1, transmission.pacing(), printer::take);
    if (printer.succeeded() && transmit.to() != null) {
      // Whether a stranger looks at the signature shows only where it is wrong.
      List<PlannedDelivery> wrong =
          List.of(planned(draft.with(Fault.BAD_SIGNATURE), payload, destination));
      transmission.send(wrong.iterator(), 1, Pacing.NONE, printer::takeWrong);
    }
    printer.end();
    return summary.exitCode().code();
  }

  private PlannedDelivery planned(Draft draft, Payload payload, Destination destination) {
    String id = new DeliveryIds(
            context.environment().clock(), context.environment().random())
        .next(payload.scheme(), payload.body());
    return PlannedDelivery.of(
        new Signing(draft), payload.action(), id, destination.target(), destination.route());
  }

  /** Prints a result with what it means. */
  private final class Explained {
    private final AnswerMeaning.Sent sent;
    private final ResultPrinter plain = new ResultPrinter(context.output(), true, false);
    private @Nullable DeliveryResult result;
    private @Nullable DeliveryResult wrong;

    Explained(Destination destination, String secret) {
      this.sent =
          new AnswerMeaning.Sent(destination.target(), destination.own(context), secret, true);
    }

    void take(DeliveryResult taken) {
      result = taken;
      if (!context.output().json()) {
        plain.print(taken);
        String meaning = AnswerMeaning.of(taken.answer(), sent);
        context.output().prose(Printable.text(Explanations.beside(taken.answer(), meaning)));
      }
    }

    void takeWrong(DeliveryResult taken) {
      wrong = taken;
      if (!context.output().json()) {
        context.output().prose(Printable.text(AnswerMeaning.ofWrongSignature(taken.answer())));
      }
    }

    boolean succeeded() {
      return result != null && AnswerMeaning.isSuccess(result.answer());
    }

    void end() {
      if (result == null || !context.output().json()) {
        return;
      }
      String meaning = AnswerMeaning.of(result.answer(), sent);
      ObjectNode node = plain.json(result);
      if (wrong != null) {
        meaning += " " + AnswerMeaning.ofWrongSignature(wrong.answer());
        node.set("wrongSignature", plain.json(wrong));
      }
      context.output().json(node.put("explanation", meaning).put("signedWith", sent.secret()));
    }
  }
}
