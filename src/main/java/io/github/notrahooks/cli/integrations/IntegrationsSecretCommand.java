package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Endpoints;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.output.Format;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.signature.Secret;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code integrations secret}: the one secret of a repository or team, to be pasted where it belongs. */
@Command(
    name = "secret",
    header = "Print the secret of a repository or team, and nothing else.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {
      "  notra-hooks integrations secret int_github",
      "  notra-hooks integrations secret acme/widgets"
    })
final class IntegrationsSecretCommand implements Callable<Integer> {
  private static final byte[] LINE_END = {'\n'};

  private final Context context;

  @Parameters(
      paramLabel = "ID",
      description = "The ID of a repository or of an integration with one, or a repository's name."
          + " The secret is printed bare unless -o json is given.")
  private String id;

  IntegrationsSecretCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Endpoint endpoint = Endpoints.one(context.configuration().readOrCreate(), id, "secret");
    String repository = endpoint.repository().id();
    Secret secret = endpoint
        .repository()
        .secret()
        .map(context.secrets()::resolve)
        .orElseThrow(() -> Failure.usage("the repository '" + repository
            + "' has no secret. 'notra-hooks integrations rotate-secret "
            + endpoint.integration().id() + " --repository " + repository + "' gives it one."));
    Output output = context.output();
    if (context.globals().output() == Format.JSON) {
      if (!GivenSecret.isText(secret)) {
        throw Failure.usage("the secret of the repository '" + repository
            + "' is no text in UTF-8, and JSON is; leave -o json out, and its bytes are printed");
      }
      output.json(EndpointRows.json(endpoint).put("secret", secret.reveal()));
    } else if (context.environment().terminals().out()) {
      output.line(Printable.line(secret.reveal()));
    } else {
      output.bytes(List.of(secret.bytes(), LINE_END));
    }
    return 0;
  }
}
