package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which variables have secrets that would be used in place of an integration's own. Never what they are. */
final class SecretsCheck implements Check {
  private static final String SECRETS = "secrets";
  private static final String OWN = "NOTRA_HOOKS_";

  private final Environment environment;

  SecretsCheck(Environment environment) {
    this.environment = environment;
  }

  @Override
  public List<Finding> findings() {
    Set<String> names = new TreeSet<>(SecretChoice.variables());
    names.add("NOTRA_HOOKS_SECRET_FILE");
    List<Finding> findings = new ArrayList<>();
    for (String name : names) {
      if (environment.variables().containsKey(name)) {
        findings.add(Finding.warning(
            SECRETS,
            name.startsWith(OWN)
                ? name + " is set: everything is signed and verified with it, in place of what"
                    + " the integrations have"
                : name + " is set: what is verified, and what is sent elsewhere than to this"
                    + " home's server, has its secret from there",
            "unset",
            name));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(SECRETS, "no variable takes the place of an integration's own"))
        : findings;
  }
}
