package io.github.notrahooks.cli.verify;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.option.Tolerance;
import io.github.notrahooks.cli.text.VerificationText;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.GivenHeaders;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.verify.Expected;
import io.github.notrahooks.verify.NamedSecret;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import io.github.notrahooks.verify.Verifier;
import io.github.notrahooks.verify.logged.LoggedVerification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}: checks a signature offline, and says why it fails. */
@Command(
    name = "verify",
    header = "Check a signature offline, and say why it fails.",
    description =
        "For a mismatch it tries what usually goes wrong, and names what would have matched. --provider is"
            + " github, linear, standard-webhooks, notra, stripe, slack, shopify, gitlab,"
            + " gitlab-signing-token, bitbucket, gogs, gitea or forgejo;"
            + " without it, the headers tell. The other filters go"
            + " with --logged.",
    exitCodeList = {
      "0:the signature is valid, with --logged all of them",
      "1:it failed; with --logged, only the beginning of a body was kept",
      "2:wrong usage or configuration, such as no secret",
      "3:a signature is not valid",
      ExitCodeTexts.NO_DELIVERY
    },
    footer = {
      "  notra-hooks verify payload.json --signature sha256=… --secret-file secret.txt",
      "  notra-hooks verify payload.json --headers headers.txt -o json",
      "  notra-hooks verify --delivery last",
      "  notra-hooks verify --logged --since 1h"
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|-",
      description = "The payload's bytes, or - for standard input.")
  private @Nullable String file;

  @Option(
      names = "--signature",
      paramLabel = "VALUE",
      description = "The value of the signature header.")
  private @Nullable String signature;

  @Option(
      names = "--headers",
      paramLabel = "FILE",
      description = "A file with the headers as they were received, one a line.")
  private @Nullable String headersFile;

  @Option(
      names = "--delivery",
      paramLabel = "ID",
      description = "Verify a logged delivery, at the time at which it was logged.")
  private @Nullable String delivery;

  @Option(
      names = "--logged",
      fallbackValue = "true",
      description = "Verify all logged deliveries, or those that the filters choose.")
  private boolean logged;

  @Option(
      names = "--tolerance",
      paramLabel = "DURATION|off",
      converter = Tolerance.Converter.class,
      description =
          "How far a signed time may be off, either way (default: what the scheme tolerates,"
              + " 60s for linear, 300s for the others that sign a time).")
  private @Nullable Tolerance tolerance;

  @Option(
      names = "--show-expected",
      fallbackValue = "true",
      description = "Print the signature that the header should have had, too.")
  private boolean showExpected;

  /** What was read as something else than it stands. */
  private final List<ReadAs> readAs = new ArrayList<>();

  @Mixin
  private SecretOptions secretOptions;

  @Mixin
  private FilterOptions filters;

  /** Made anew for each run. */
  public VerifyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (file == null && delivery == null && !logged) {
      throw Failure.usage("give one of FILE, --delivery ID and --logged");
    }
    SecretChoice secrets = new SecretChoice(context, secretOptions);
    if (file != null) {
      return verify(submission(file, scheme(), secrets));
    }
    Logbook logbook = new Logbook(context);
    LoggedVerification verification =
        new LoggedVerification(context.schemes(), secrets, tolerance());
    return delivery != null
        ? verify(verification.submission(logbook.find(delivery, LogFilter.ALL).delivery()))
        : new LoggedVerdicts(logbook, context.output(), verification)
            .all(Filters.of(context, filters, null).build())
            .code();
  }

  private Submission submission(
      String source, @Nullable SignatureScheme given, SecretChoice choice) {
    if (signature == null && headersFile == null) {
      throw Failure.usage("give the signature by --signature VALUE or --headers FILE");
    }
    Body body = PayloadSource.read(context, source, choice.readsStandardInput());
    Headers headers = headersFile == null ? Headers.EMPTY : headers(headersFile);
    SignatureScheme scheme =
        given != null ? given : new Verifier(context.schemes()).detect(headers, signature, body);
    String name = scheme == null ? context.schemes().all().get(0).id() : scheme.id();
    List<NamedSecret> secrets = choice.given(name);
    List<NamedSecret> others = List.of();
    if (secrets.isEmpty()) {
      secrets = choice.configured(endpoint -> provides(endpoint, name));
      others = choice.others(endpoint -> !provides(endpoint, name));
    }
    if (secrets.isEmpty()) {
      throw Failure.usage(choice.missing(name));
    }
    Instant now = context.environment().clock().instant();
    return new Submission(headers, signature, body, scheme, secrets, others, now, tolerance());
  }

  private Headers headers(String name) {
    GivenHeaders given = GivenHeaders.read(PayloadSource.headers(context, name), name);
    given.read().ifPresent(readAs::add);
    return given.headers();
  }

  private @Nullable Duration tolerance() {
    return tolerance == null ? null : tolerance.duration();
  }

  private static boolean provides(Endpoint endpoint, String provider) {
    return endpoint.integration().provider().equals(provider);
  }

  private int verify(Submission submission) {
    Verifier verifier = new Verifier(context.schemes());
    Verification verification = verifier.verify(submission);
    Output output = context.output();
    readAs.forEach(each -> output.info(Printable.line(each.sentence())));
    if (output.json()) {
      output.line(verification
          .addTo(new JsonLine())
          .putAll("readAs", readAs.stream().map(ReadAs::json).toList())
          .toString());
    } else {
      VerificationText.print(output, verification);
    }
    if (showExpected) {
      for (Expected expected : verifier.expected(submission)) {
        output.say(expected.header() + ": " + expected.value() + "  (" + expected.label() + ")");
      }
    }
    return (verification.valid() ? ExitCode.SUCCESS : ExitCode.AUTHENTICATION).code();
  }

  private @Nullable SignatureScheme scheme() {
    String provider = filters.provider();
    return provider == null ? null : context.schemes().required(provider);
  }
}
