package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.config.Configuration.Organization;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code integrations list}: what there is, with or without secrets. */
@Command(
    name = "list",
    header = "List organizations, integrations and repositories.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {"  notra-hooks integrations list", "  notra-hooks integrations list --show-secrets"})
final class IntegrationsListCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--show-secrets",
      fallbackValue = "true",
      description = "Show the secrets in clear.")
  private boolean showSecrets;

  IntegrationsListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    EndpointRows rows = new EndpointRows(context.output(), context.secrets(), showSecrets);
    for (Organization organization : context.configuration().readOrCreate().organizations()) {
      organization.integrations().forEach(each -> rows.add(organization, each));
    }
    rows.end();
    return 0;
  }
}
