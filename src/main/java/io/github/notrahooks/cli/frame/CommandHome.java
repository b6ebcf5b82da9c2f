package io.github.notrahooks.cli.frame;

import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.inspector.InspectedHome;
import io.github.notrahooks.log.read.FilterTerms;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.sender.DeliveryIds;
import io.github.notrahooks.sender.Draft;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.Sender;
import io.github.notrahooks.sender.Signing;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.trigger.definition.Forward;
import io.github.notrahooks.trigger.definition.Trigger;
import io.github.notrahooks.verify.logged.DeliverySecrets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A home for its inspector, which does what commands do, and prints nothing. */
final class CommandHome implements InspectedHome {
  private final Context context;

  /** The home of a context; what would be printed is not. */
  CommandHome(Context context) {
    this.context = context.printingTo(OutputStream.nullOutputStream());
  }

  @Override
  public String path() {
    return context.home().realPath().toString();
  }

  @Override
  public Clock clock() {
    return context.environment().clock();
  }

  @Override
  public Path logs() {
    return context.home().logs();
  }

  @Override
  public LogFilter.Builder filter(FilterTerms terms) throws IOException {
    return Filters.of(context, terms);
  }

  @Override
  public SignatureSchemes schemes() {
    return context.schemes();
  }

  @Override
  public DeliverySecrets secrets() {
    return choice();
  }

  /** Made anew each time: a secret that was found is remembered. */
  private SecretChoice choice() {
    return new SecretChoice(context, new SecretOptions());
  }

  @Override
  public Optional<Configuration> configuration() {
    return context.configuration().read();
  }

  @Override
  public Map<String, String> targets() {
    Map<String, String> targets = new LinkedHashMap<>();
    for (Trigger trigger : TriggerRuns.all(context)) {
      if (trigger.action() instanceof Forward forward) {
        targets.put(trigger.id(), forward.target().url());
      }
    }
    return targets;
  }

  @Override
  public Optional<RunningServer> server() {
    return RunningServer.read(context.home());
  }

  @Override
  public List<String> self() {
    return context.self();
  }

  @Override
  public String secret(String id) {
    Configuration configuration =
        configuration().orElseThrow(() -> Failure.notFound("this home has no configuration yet"));
    Endpoint endpoint = Endpoints.one(configuration, id, "secret");
    Secret secret = endpoint
        .repository()
        .secret()
        .map(context.secrets()::resolve)
        .orElseThrow(() -> Failure.notFound("'" + id + "' has no secret"));
    String text = secret.reveal();
    if (!Arrays.equals(secret.bytes(), text.getBytes(StandardCharsets.UTF_8))) {
      throw Failure.failed("the secret of '" + id
          + "' is no text; 'notra-hooks integrations secret " + id + "' prints its bytes");
    }
    return text;
  }

  @Override
  public ReplayPlan replay(
      LogRecord delivery,
      ReplaySettings settings,
      @Nullable String to,
      UnaryOperator<Body> changes) {
    return Replaying.planner(context, settings, to, choice(), changes, context.output())
        .plan(delivery, true);
  }

  @Override
  public PlannedDelivery sample(
      Sample sample, Body body, @Nullable String to, @Nullable String endpoint) {
    SignatureScheme scheme = context.schemes().required(sample.provider());
    Destination destination = Destination.of(context, scheme.id(), to, endpoint);
    Draft draft = Draft.of(
            scheme,
            sample.event(),
            body,
            choice().forDestination(scheme.id(), destination).secret())
        .stamped();
    DeliveryIds ids =
        new DeliveryIds(context.environment().clock(), context.environment().random());
    return PlannedDelivery.of(
        new Signing(draft),
        sample.action(),
        ids.next(scheme, body),
        destination.target(),
        destination.route());
  }

  @Override
  public Sender sender(Consumer<LogRecord> recorded) {
    return Outgoing.sender(context, context.output(), recorded);
  }
}
