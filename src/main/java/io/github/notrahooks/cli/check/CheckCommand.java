package io.github.notrahooks.cli.check;

import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.CheckRun;
import io.github.notrahooks.check.Observation;
import io.github.notrahooks.check.Pace;
import io.github.notrahooks.check.Profile;
import io.github.notrahooks.check.Receiver;
import io.github.notrahooks.check.Report;
import io.github.notrahooks.check.Result;
import io.github.notrahooks.check.catalogue.Catalogue;
import io.github.notrahooks.check.report.Again;
import io.github.notrahooks.check.report.Annotations;
import io.github.notrahooks.check.report.JsonReport;
import io.github.notrahooks.check.report.Shown;
import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Destination;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Outgoing;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.option.DurationConverter;
import io.github.notrahooks.cli.option.FileOptions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Payload;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Progress;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.sender.AnswerMeaning;
import io.github.notrahooks.sender.HeaderEdits;
import io.github.notrahooks.sender.Pacing;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.sender.Ticks;
import io.github.notrahooks.sender.Transport;
import io.github.notrahooks.sender.okhttp.OkHttpTransport;
import io.github.notrahooks.sender.okhttp.Trust;
import io.github.notrahooks.verify.NamedSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: a conformance suite for any receiver of webhooks. */
@Command(
    name = "check",
    header =
        "Send a receiver what it must accept and what it must refuse, and say what is wrong with it.",
    description =
        "Up to 200 deliveries are sent, right ones and forged ones, and each answer is compared with what a"
            + " good receiver answers. Right deliveries make the receiver do its work: point it at one"
            + " where that does no harm. What failed is printed with the reason and what to do.",
    exitCodeList = {
      "0:nothing failed that counts",
      "1:something did, or what must be checked was not",
      ExitCodeTexts.USAGE,
      "6:no connection could be made",
      ExitCodeTexts.INTERRUPTED
    },
    footer = {
      "  notra-hooks check http://127.0.0.1:3000/webhooks --provider github --secret-file secret.txt",
      "  notra-hooks check http://127.0.0.1:3000/webhooks --provider github --only auth,bytes",
      "  notra-hooks check http://127.0.0.1:3000/webhooks --provider github --report check.xml",
      "  notra-hooks check --list"
    })
public final class CheckCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 20;
  private static final Duration BEYOND_LIMIT = Duration.ofSeconds(5);
  private static final Duration POLITE = Duration.ofMillis(200);

  private final Context context;

  @Parameters(arity = "0..1", paramLabel = "URL", description = "The receiver's address.")
  private @Nullable String url;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "Whose deliveries it gets: github, linear, standard-webhooks, notra, or another"
          + " provider whose deliveries are signed.")
  private @Nullable String provider;

  @Option(
      names = "--no-secret",
      fallbackValue = "true",
      description = "Run only what needs no secret: what must be refused.")
  private boolean noSecret;

  @Option(
      names = "--only",
      paramLabel = "CHECK",
      split = ",",
      description =
          "Run only these checks or groups of them. The first and the last right delivery are sent"
              + " all the same.")
  private @Nullable List<String> only;

  @Option(
      names = "--skip",
      paramLabel = "CHECK",
      split = ",",
      description = "Leave out these checks or groups of them.")
  private @Nullable List<String> skip;

  @Option(
      names = "--strict",
      fallbackValue = "true",
      description = "Let checks count that should pass, not only those that must.")
  private boolean strict;

  @Option(
      names = "--event",
      paramLabel = "EVENT",
      split = ",",
      description =
          "Send only samples of these events, or these samples, in the group events; then they"
              + " must be accepted (default: all, which should be).")
  private @Nullable List<String> events;

  @Option(
      names = "--payload",
      paramLabel = "FILE",
      description =
          "The payload that all checks start from (default: the provider's first sample).")
  private @Nullable String payload;

  @Option(
      names = "--observe",
      paramLabel = "COMMAND|URL",
      description =
          "What tells how often the receiver has worked on a delivery: it prints or answers a"
              + " number. {delivery} in it is replaced by the delivery's ID; without, the number is of"
              + " all. It goes through no shell.")
  private @Nullable String observe;

  @Option(
      names = "--heavy",
      fallbackValue = "true",
      description = "Send the longest bodies, too: 25 MiB for GitHub.")
  private boolean heavy;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long to wait for each answer (default: 5 s longer than the provider does).")
  private @Nullable Duration timeout;

  @Option(
      names = "--max-time",
      paramLabel = "DURATION",
      defaultValue = "2m",
      converter = DurationConverter.class,
      description = "How long all of it may take (default: ${DEFAULT-VALUE}).")
  private Duration maxTime;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      description =
          "How many requests are started in a second or minute (default: no limit; 5/s for"
              + " receivers on other machines).")
  private @Nullable String rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Decides what is left to chance, so that a run can be repeated; delivery IDs are new"
              + " in each.")
  private @Nullable Long seed;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write a report: JUnit XML, JSON or a page, as .xml, .json or .html says. May be"
              + " repeated.")
  private @Nullable List<String> reports;

  @Option(
      names = "--allow-remote",
      fallbackValue = "true",
      description = "Check a receiver on another machine: malformed and large deliveries are sent.")
  private boolean allowRemote;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      description = "A header to send with all requests. May be repeated.")
  private @Nullable List<String> headers;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "A PEM file with the certificates to trust in place of Java's own.")
  private @Nullable String cacert;

  @Option(
      names = "--list",
      fallbackValue = "true",
      description = "Print all checks, and send nothing.")
  private boolean list;

  @Mixin
  private SecretOptions secretOptions;

  /** Made anew for each run. */
  public CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (list) {
      SignatureScheme scheme =
          context.schemes().required(provider == null ? firstProvider() : provider);
      Profile profile =
          CheckProfile.of(scheme, List.of(), null, context.environment().clock().instant());
      new CheckList(context.output()).print(Catalogue.of(profile));
      return 0;
    }
    if (url == null) {
      throw Failure.usage("say what to check: the URL of a receiver");
    }
    if (provider == null) {
      throw Failure.usage("say with --provider whose deliveries the receiver gets: github, linear,"
          + " standard-webhooks or notra");
    }
    Target target = Target.parse(url);
    if (!target.isLoopback() && !allowRemote) {
      throw Failure.usage("'" + url + "' is on another machine, and malformed, forged and large"
          + " deliveries would be sent to it. If it is yours, give --allow-remote.");
    }
    return check(target, context.schemes().required(provider));
  }

  private static List<String> given(@Nullable List<String> values) {
    return values == null ? List.of() : values;
  }

  private String firstProvider() {
    return context.schemes().all().get(0).id();
  }

  private int check(Target target, SignatureScheme scheme) {
    Profile profile = profile(scheme);
    NamedSecret secret = noSecret ? null : secret(scheme);
    List<Check> checks = Catalogue.chosen(Catalogue.of(profile), given(only), given(skip), heavy);
    List<ReportFile> files =
        given(reports).stream().map(name -> ReportFile.of(context, name)).toList();
    long chance = seed == null ? context.environment().random().nextInt(1, 1_000_000) : seed;
    AtomicBoolean stopped = new AtomicBoolean();
    Pace pace = new Pace(Ticks.SYSTEM, gap(target), maxTime, stopped::get);
    Report report;
    try (Transport transport = transport();
        Transport observing = transport();
        Signals.Registration unused = context.environment().signals().onStop(() -> {
          stopped.set(true);
          transport.close();
        })) {
      Receiver receiver = new Receiver(
          target,
          transport,
          HeaderEdits.parse(given(headers)).applyTo(Headers.EMPTY),
          profile.limit(),
          timeout == null ? profile.limit().plus(BEYOND_LIMIT) : timeout,
          pace,
          context.environment().clock());
      CheckRun run = new CheckRun(
          profile,
          receiver,
          secret == null ? null : secret.secret(),
          observation(observing),
          context.environment().random(),
          chance,
          Ticks.SYSTEM);
      report = run(run, checks);
    }
    return tell(report, secret, files);
  }

  private Profile profile(SignatureScheme scheme) {
    return CheckProfile.of(
        scheme, given(events), base(scheme), context.environment().clock().instant());
  }

  private Profile.@Nullable Example base(SignatureScheme scheme) {
    if (payload == null) {
      return null;
    }
    Payload read = PayloadSource.file(
            context,
            new PayloadSource.Asked(payload, scheme.id(), null, new FileOptions()),
            new SecretChoice(context, secretOptions))
        .payload();
    return new Profile.Example(payload, read.event(), read.body(), payload);
  }

  private NamedSecret secret(SignatureScheme scheme) {
    // As for send: where the address is an integration's of this home, that has its own secret.
    NamedSecret secret = new SecretChoice(context, secretOptions)
        .forDestination(scheme.id(), Destination.of(context, scheme.id(), url, null));
    scheme.secretProblem(secret.secret()).ifPresent(problem -> {
      throw Failure.usage(
          "The secret cannot be used to sign for " + scheme.id() + ": " + problem + ".");
    });
    return secret;
  }

  private Duration gap(Target target) {
    if (rate != null) {
      return Pacing.parseGap(rate);
    }
    return target.isLoopback() ? Duration.ZERO : POLITE;
  }

  private Transport transport() {
    Trust trust = cacert == null ? Trust.USUAL : Trust.of(context.path(cacert));
    return new OkHttpTransport(CONNECTIONS, Ticks.SYSTEM, Outgoing.proxies(context), trust);
  }

  private Observation observation(Transport transport) {
    return observe == null
        ? Observation.NONE
        : ObservedNumber.parse(observe, transport, context.environment().workingDirectory());
  }

  private Report run(CheckRun run, List<Check> checks) {
    try (Progress progress = new Progress(
        context.output(), checks.size(), context.environment().terminals().err())) {
      return run.run(
          checks,
          strict,
          (outcome, done, all) ->
              progress.step(System.nanoTime(), outcome.check().id()));
    }
  }

  private int tell(Report report, @Nullable NamedSecret secret, List<ReportFile> files) {
    Shown shown = new Shown(report.profile().scheme(), secret == null ? null : secret.secret());
    Again again = new Again(context.self(), more());
    Output output = context.output();
    if (output.json()) {
      JsonReport json = new JsonReport(report, shown, again);
      report.outcomes().forEach(outcome -> output.json(json.check(outcome)));
      output.json(json.summary());
    } else {
      new CheckPrinter(output, shown, again, output.settings().verbose()).print(report);
      meaning(report, secret);
    }
    files.forEach(file -> file.write(report, shown, again));
    if (context.environment().variable("GITHUB_ACTIONS").filter("true"::equals).isPresent()) {
      Annotations.of(report).forEach(line -> output.say(Printable.line(line)));
    }
    return report.exitCode().code();
  }

  /** What a ping would say of the answer to the first right delivery. */
  private void meaning(Report report, @Nullable NamedSecret secret) {
    Report.Outcome first = report.outcomes().get(0);
    if (first.result() != Result.FAILED || first.finding().replies().isEmpty()) {
      return;
    }
    AnswerMeaning.Sent sent = new AnswerMeaning.Sent(
        first.finding().replies().get(0).request().target(),
        null,
        secret == null ? null : secret.label(),
        false);
    context
        .output()
        .prose(Printable.text(AnswerMeaning.of(first.finding().replies().get(0).answer(), sent)));
  }

  /** The options that another command needs to do the same. */
  private List<String> more() {
    List<String> more = new ArrayList<>();
    secretOptions.files().forEach(file -> more.addAll(List.of("--secret-file", file)));
    if (noSecret) {
      more.add("--no-secret");
    }
    given(headers).forEach(header -> more.addAll(List.of("-H", header)));
    if (cacert != null) {
      more.addAll(List.of("--cacert", cacert));
    }
    return more;
  }
}
