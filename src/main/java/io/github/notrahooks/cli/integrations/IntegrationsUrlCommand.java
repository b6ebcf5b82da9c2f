package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Destination;
import io.github.notrahooks.cli.frame.Endpoints;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.output.Format;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code integrations url}: where a provider has to send to. */
@Command(
    name = "url",
    header = "Print payload URLs: at the running server, else at the default address.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      ExitCodeTexts.NOT_FOUND
    },
    footer = {"  notra-hooks integrations url", "  notra-hooks integrations url int_linear"})
final class IntegrationsUrlCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description =
          "The ID of an integration or repository, or a repository's name, whose URL is then printed"
              + " bare unless -o json is given (default: all).")
  private @Nullable String id;

  IntegrationsUrlCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Configuration configuration = context.configuration().readOrCreate();
    String base = Destination.base(context);
    List<Endpoint> endpoints =
        id == null ? configuration.endpoints() : Endpoints.chosen(configuration, id);
    // One that is asked for by name is for $(…), which is no terminal.
    boolean bare = id != null && context.globals().output() != Format.JSON;
    for (Endpoint endpoint : endpoints) {
      if (!bare && context.output().json()) {
        context.output().json(EndpointRows.json(endpoint).put("url", base + endpoint.path()));
      } else {
        context.output().line(base + endpoint.path());
      }
      if (id != null && context.globals().verbose()) {
        Connecting.say(context, endpoint);
      }
    }
    return 0;
  }
}
