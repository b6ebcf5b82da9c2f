package io.github.notrahooks.cli.verify;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.frame.Filters;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.cli.option.FileOptions;
import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.option.Tolerance;
import io.github.notrahooks.cli.text.VerificationText;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.input.GivenHeaders;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.input.SignaturePlace;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.verify.Expected;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import io.github.notrahooks.verify.Verifier;
import io.github.notrahooks.verify.file.FileVerification;
import io.github.notrahooks.verify.file.FileVerifier;
import io.github.notrahooks.verify.file.Fixture;
import io.github.notrahooks.verify.file.GivenFile;
import io.github.notrahooks.verify.logged.LoggedVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "  notra-hooks verify delivery.json",
      "  notra-hooks verify fixtures/ --report junit.xml",
      "  notra-hooks verify --delivery last",
      "  notra-hooks verify --logged --since 1h"
    })
public final class VerifyCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR|-",
      description =
          "The payload's bytes, what they are in, or - for standard input. Of several files, and"
              + " of a folder, each is verified with the headers beside it: X or X.json with X.headers or"
              + " X.headers.json.")
  private @Nullable List<String> files;

  @Option(
      names = "--signature",
      paramLabel = "VALUE",
      description = "The value of the signature header.")
  private @Nullable String signature;

  @Option(
      names = "--headers",
      paramLabel = "FILE",
      description = "A file with the headers as they were received, in any of the usual forms.")
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

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what came of several files to a file, as JUnit's XML.")
  private @Nullable String report;

  @Mixin
  private FileOptions fileOptions;

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
    SecretChoice secrets = new SecretChoice(context, secretOptions);
    if (files != null && !files.isEmpty()) {
      return isOne(files) ? one(files.get(0), secrets) : many(files, secrets);
    }
    if (delivery == null && !logged) {
      if (headersFile != null) {
        return one(headersFile, secrets);
      }
      throw Failure.usage("give one of FILE, --delivery ID and --logged");
    }
    Logbook logbook = new Logbook(context);
    LoggedVerification verification =
        new LoggedVerification(context.schemes(), secrets, tolerance());
    if (delivery == null) {
      return new LoggedVerdicts(logbook, context.output(), verification)
          .all(Filters.of(context, filters, null).build())
          .code();
    }
    Submission submission =
        verification.submission(logbook.find(delivery, LogFilter.DELIVERIES).delivery());
    Verification found = new Verifier(context.schemes()).verify(submission);
    return print(new FileVerification(submission, found, List.of()));
  }

  private boolean isOne(List<String> names) {
    return names.size() == 1 && !Files.isDirectory(context.path(names.get(0)));
  }

  private int one(String name, SecretChoice secrets) throws IOException {
    if (report != null) {
      throw Failure.usage("--report goes with several files, or a folder");
    }
    FileVerification found = verifier(secrets).explain(given(name, secrets), null);
    boolean explained =
        found.verification().valid() || !found.verification().hints().isEmpty();
    return print(explained ? found : LoggedSignature.noted(context, found));
  }

  private GivenFile given(String name, SecretChoice secrets) {
    String origin = name.equals("-") ? "standard input" : name;
    Body body = PayloadSource.given(context, name, secrets.readsStandardInput());
    Optional<GivenHeaders> headers = headersFor(name).map(file -> headers(file));
    return new GivenFile(
        origin,
        body,
        headers.map(GivenHeaders::headers).orElse(Headers.EMPTY),
        signature,
        headers.flatMap(GivenHeaders::read).stream().toList(),
        fileOptions.entry(),
        fileOptions.raw());
  }

  private GivenHeaders headers(String file) {
    byte[] bytes = PayloadSource.headers(context, file);
    GivenHeaders headers = GivenHeaders.read(bytes, file);
    if (headers.headers().list().isEmpty()) {
      throw Failure.usage("there are no headers in " + file);
    }
    Optional<SignaturePlace> unread = signature == null
        ? SignaturePlace.outside(headers.headers(), bytes, context.schemes())
        : Optional.empty();
    if (unread.isPresent()) {
      throw Failure.usage(
          file + ", line " + unread.get().line() + ": '" + unread.get().text()
              + "' looks like a signature, but is not among the headers that were read: leave only the"
              + " headers of the delivery in the file, or give the value by --signature");
    }
    return headers;
  }

  /** The file with the headers: the one that was given, else the one beside a payload; none for a dump of both. */
  private Optional<String> headersFor(String name) {
    if (headersFile != null) {
      return name.equals(headersFile) ? Optional.empty() : Optional.of(headersFile);
    }
    if (signature != null || name.equals("-")) {
      return Optional.empty();
    }
    Fixture fixture = Fixture.of(name, context.path(name));
    fixture.expectOneFileOfHeaders();
    return Optional.ofNullable(fixture.headers()).map(Path::toString);
  }

  private int many(List<String> names, SecretChoice secrets) throws IOException {
    if (signature != null || headersFile != null || fileOptions.entry() != null || showExpected) {
      throw Failure.usage("--signature, --headers, --entry and --show-expected go with one FILE");
    }
    List<Fixture> fixtures = new ArrayList<>();
    for (String name : names) {
      Path path = context.path(name);
      if (Files.isDirectory(path)) {
        fixtures.addAll(inFolder(name, path));
      } else {
        fixtures.add(Fixture.of(name, path));
      }
    }
    // A shell's * names the headers as well as their payloads.
    Set<Path> beside = fixtures.stream()
        .filter(each -> !each.file().equals(each.headers()))
        .map(Fixture::headers)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
    fixtures.removeIf(each -> beside.contains(each.file()));
    JunitReport junit = report == null ? null : new JunitReport();
    ExitCode result = new FileVerdicts(context, verifier(secrets), junit).all(fixtures);
    if (junit != null && report != null) {
      junit.write(context.path(report), report);
    }
    return result.code();
  }

  private static List<Fixture> inFolder(String name, Path folder) {
    List<Fixture> found;
    try {
      found = Fixture.in(name, folder);
    } catch (IOException e) {
      throw Failure.usage("cannot read the folder " + name + ": " + FileProblem.of(e));
    }
    if (found.isEmpty()) {
      throw Failure.usage("there is no file to verify in the folder " + name);
    }
    return found;
  }

  private FileVerifier verifier(SecretChoice secrets) {
    String provider = filters.provider();
    return new FileVerifier(
        context.schemes(),
        secrets,
        provider == null ? null : context.schemes().required(provider),
        tolerance(),
        context.environment().clock());
  }

  private @Nullable Duration tolerance() {
    return tolerance == null ? null : tolerance.duration();
  }

  private int print(FileVerification found) {
    Verification verification = found.verification();
    Output output = context.output();
    ReadAs.sentences(found.readAs()).forEach(each -> output.info(Printable.line(each)));
    List<Expected> expected =
        showExpected ? new Verifier(context.schemes()).expected(found.submission()) : List.of();
    if (output.json()) {
      JsonLine line = verification
          .addTo(new JsonLine())
          .putAll("readAs", found.readAs().stream().map(ReadAs::json).toList());
      if (showExpected) {
        line.putAll("expected", expected.stream().map(Expected::json).toList());
      }
      output.line(line.toString());
      return exitCode(verification);
    }
    VerificationText.print(output, verification);
    for (Expected each : expected) {
      output.say(each.header() + ": " + each.value() + "  (" + each.label() + ")");
    }
    return exitCode(verification);
  }

  private static int exitCode(Verification verification) {
    return (verification.valid() ? ExitCode.SUCCESS : ExitCode.AUTHENTICATION).code();
  }
}
