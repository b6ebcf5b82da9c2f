package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Destination;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.option.FileOptions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.option.StyleOption;
import io.github.notrahooks.cli.option.TransmitOptions;
import io.github.notrahooks.cli.text.Explanations;
import io.github.notrahooks.cli.text.ResultPrinter;
import io.github.notrahooks.cli.text.SentFrom;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Payload;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.Draft;
import io.github.notrahooks.sender.Expectation;
import io.github.notrahooks.sender.Fault;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.SendSummary;
import io.github.notrahooks.sender.Signing;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.verify.NamedSecret;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code send}: signs a sample, a file or standard input and sends it. */
@Command(
    name = "send",
    header = "Sign a sample, a file or standard input and send it.",
    description =
        "A file or standard input is sent byte for byte unless it is changed. Only what no provider sends is"
            + " unwrapped, and said: an answer of GitHub's delivery API, a HAR, a record of the log, a"
            + " signed event of smee, gosmee, API Gateway or Lambda. Any answer but 2xx is a failure.",
    exitCodeList = {
      ExitCodeTexts.ACCEPTED,
      ExitCodeTexts.NOT_ACCEPTED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.REFUSED,
      ExitCodeTexts.RATE_LIMITED,
      "5:no such sample, integration or repository, or the receiver answered 404",
      ExitCodeTexts.NETWORK,
      ExitCodeTexts.INTERRUPTED
    },
    footer = {
      "  notra-hooks send push",
      "  notra-hooks send issue.update --set data.title='A new title'",
      "  notra-hooks send payload.json --to https://example.com/hooks --secret-file secret.txt",
      "  notra-hooks send push --same-id --times 50 --concurrency 10",
      "  notra-hooks send push --style escaped",
      "  notra-hooks send push --fault bad-signature --expect refused",
      "  notra-hooks send issue.update --fault stale-timestamp --dry-run"
    })
public final class SendCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      paramLabel = "SAMPLE|FILE|-",
      description =
          "A sample's name, of those that 'samples list' shows; a file; or - for standard input.")
  private String source;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "github, linear, standard-webhooks, notra, stripe, slack, shopify, gitlab,"
          + " gitlab-signing-token, bitbucket, gogs, gitea or forgejo"
          + " (default: what the content tells).")
  private @Nullable String provider;

  @Option(
      names = "--event",
      paramLabel = "EVENT",
      description = "The event (default: what the content tells).")
  private @Nullable String event;

  @Option(
      names = {"--integration", "--repository"},
      paramLabel = "ID",
      description = "The integration or repository to send to (default: the provider's first).")
  private @Nullable String endpoint;

  @Mixin
  private PayloadChanges changes;

  @Option(
      names = "--delivery-id",
      paramLabel = "ID",
      description = "The delivery ID (default: a new one).")
  private @Nullable String deliveryId;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often to send it (default: ${DEFAULT-VALUE}).")
  private long times;

  @Option(
      names = "--same-id",
      fallbackValue = "true",
      description = "Give all of them the same delivery ID.")
  private boolean sameId;

  @Option(
      names = "--fault",
      paramLabel = "KIND",
      description = "Send what a receiver must refuse: bad-signature, missing-signature, sha1-only,"
          + " tampered-body, stale-timestamp, malformed-json, missing-event or oversize.")
  private @Nullable String fault;

  @Option(
      names = "--expect",
      paramLabel = "accepted|refused|STATUS",
      description =
          "Exit with 0 if every answer was so, and with 1 if not: accepted is 2xx; refused is 4xx but not"
              + " 408 and 429; or a status, such as 401 or 4xx. No answer at all is a network failure.")
  private @Nullable String expect;

  @Mixin
  private StyleOption style;

  @Option(
      names = "--form",
      fallbackValue = "true",
      description = "Send it as a form, which GitHub does for the content type"
          + " application/x-www-form-urlencoded.")
  private boolean form;

  @Mixin
  private FileOptions files;

  @Mixin
  private TransmitOptions transmit;

  @Mixin
  private SecretOptions secretOptions;

  /** Made anew for each run. */
  public SendCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (times < 1) {
      throw Failure.usage("--times must be 1 or more, and is " + times);
    }
    Expectation expectation = expect == null ? null : Expectation.parse(expect);
    Transmission transmission = new Transmission(context, transmit);
    HeaderEdits headers = HeaderEdits.parse(transmit.headers());
    SecretChoice secrets = new SecretChoice(context, secretOptions);
    PayloadSource.Named named = PayloadSource.payload(
        context, new PayloadSource.Asked(source, provider, event, files), secrets);
    Payload payload = style.applyTo(changes.applyTo(context, named.payload()));
    Destination destination =
        Destination.of(context, payload.scheme().id(), transmit.to(), endpoint);
    NamedSecret secret = secrets.forDestination(payload.scheme().id(), destination);
    Draft draft = draft(payload, secret.secret(), headers);
    DeliveryIds ids =
        new DeliveryIds(context.environment().clock(), context.environment().random());
    String id = deliveryId != null ? deliveryId : named.deliveryId();
    Iterator<PlannedDelivery> deliveries = planned(draft, payload, id, destination, ids);
    SentFrom from = new SentFrom(secret.label(), named.readAs());
    if (transmit.dryRun()) {
      transmission.preview(deliveries, from);
      return 0;
    }
    ExitCode result = send(
        transmission,
        deliveries,
        from,
        expectation,
        new Explanations(
            context.self(),
            secret.label(),
            answer -> expectation == null
                ? fault != null && Expectation.parse("refused").isMet(answer)
                : expectation.isMet(answer)));
    if (result != ExitCode.SUCCESS) {
      context.output().info("signed with " + Printable.line(secret.label()));
    }
    return result.code();
  }

  private ExitCode send(
      Transmission transmission,
      Iterator<PlannedDelivery> deliveries,
      SentFrom from,
      @Nullable Expectation expectation,
      Explanations explanations) {
    ResultPrinter printer = new ResultPrinter(
            context.output(), times <= 20, times > 1, from, expectation)
        .explaining(explanations);
    if (expectation == null) {
      return transmission
          .send(deliveries, times, transmission.pacing(), printer)
          .exitCode();
    }
    Expected expected = new Expected(context.output(), expectation, printer);
    SendSummary summary =
        transmission.send(deliveries, times, transmission.pacing(), expected, expectation::isMet);
    return expected.exitCode(summary);
  }

  private Draft draft(Payload payload, Secret secret, HeaderEdits headers) {
    Draft draft =
        Draft.of(payload.scheme(), payload.event(), payload.body(), secret).with(headers);
    if (payload.stamped()) {
      draft = draft.stamped();
    }
    if (form) {
      draft = draft.asForm();
    }
    return fault == null ? draft : draft.with(Fault.named(fault));
  }

  private Iterator<PlannedDelivery> planned(
      Draft draft, Payload payload, @Nullable String id, Destination destination, DeliveryIds ids) {
    String first = id != null ? id : ids.next(payload.scheme(), payload.body());
    boolean one = sameId || deliveryId != null;
    Signing signing = new Signing(draft);
    return LongStream.range(0, times)
        .mapToObj(number -> PlannedDelivery.of(
            signing,
            payload.action(),
            one || number == 0 ? first : ids.next(payload.scheme(), payload.body()),
            destination.target(),
            destination.route()))
        .iterator();
  }
}
