package io.github.notrahooks.cli.verify;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Destination;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.option.FileOptions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.text.SentFrom;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Payload;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Format;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.Draft;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.signature.Secret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code sign}: prints the headers that a provider would send for a payload. */
@Command(
    name = "sign",
    header = "Print the headers that a provider would send for a payload.",
    description = "The payload itself is not changed, not even the time in one of Linear's.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {
      "  notra-hooks sign payload.json --event push --secret-file secret.txt",
      "  notra-hooks sign payload.json --event push | curl -H @- --data-binary @payload.json URL"
    })
public final class SignCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      defaultValue = "-",
      paramLabel = "FILE|-",
      description = "The payload's bytes, or - for standard input (default: ${DEFAULT-VALUE}).")
  private String file;

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
      description = "Whose secret to sign with (default: the provider's first).")
  private @Nullable String endpoint;

  @Option(
      names = "--delivery-id",
      paramLabel = "ID",
      description = "The delivery ID (default: a new one).")
  private @Nullable String deliveryId;

  @Mixin
  private FileOptions files;

  @Mixin
  private SecretOptions secretOptions;

  /** Made anew for each run. */
  public SignCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SecretChoice secrets = new SecretChoice(context, secretOptions);
    PayloadSource.Named named =
        PayloadSource.file(context, new PayloadSource.Asked(file, provider, event, files), secrets);
    Payload payload = named.payload();
    String name = payload.scheme().id();
    if (event != null && !payload.scheme().namesEvent()) {
      context.output().warn(name + " sends no event, so --event changes nothing");
    }
    Optional<Endpoint> owner =
        secrets.given(name).isEmpty() && Providers.named(name).isPresent()
            ? Destination.of(context, name, null, endpoint).endpoint()
            : Optional.empty();
    Secret secret = secrets.forEndpoint(name, owner).secret();
    Draft draft = Draft.of(payload.scheme(), payload.event(), payload.body(), secret);
    String known = deliveryId != null ? deliveryId : named.deliveryId();
    String id = known != null
        ? known
        : new DeliveryIds(context.environment().clock(), context.environment().random())
            .next(payload.scheme(), payload.body());
    Headers headers = draft.signed(id, context.environment().clock().instant()).headers();
    // What could not be sent is not printed as if it could.
    OutgoingRequest.check(headers);
    print(headers, named.readAs());
    return 0;
  }

  private void print(Headers headers, List<ReadAs> readAs) {
    Output output = context.output();
    // A pipe gets the lines too: they are what curl -H @- reads.
    if (context.globals().output() == Format.JSON) {
      ObjectNode node = Json.object();
      headers.forEach(header -> node.put(header.name(), header.value()));
      ObjectNode line = Json.object().set("headers", node);
      new SentFrom(null, readAs).addTo(line);
      output.json(line);
      return;
    }
    for (Header header : headers) {
      String line = header.name() + ": " + header.value();
      String printed = Printable.line(line);
      if (!printed.equals(line)) {
        throw Failure.usage("The header " + header.name() + " has hidden characters, which are not"
            + " printed as they are: " + printed + ". With -o json nothing is lost.");
      }
    }
    for (Header header : headers) {
      output.line(header.name() + ": " + header.value());
    }
  }
}
