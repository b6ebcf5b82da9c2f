package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.config.Secrets;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the home and its secrets are for their owner alone, and all secrets can be had. */
final class PermissionsCheck implements Check {
  private static final String PERMISSIONS = "permissions";
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Context context;

  PermissionsCheck(Context context) {
    this.context = context;
  }

  @Override
  public List<Finding> findings() {
    Home home = context.home();
    List<Finding> findings = new ArrayList<>();
    List<Path> places = new ArrayList<>(List.of(home.path(), home.config(), home.logs()));
    for (Endpoint endpoint : endpoints()) {
      SecretSource source = endpoint.repository().secret().orElse(null);
      if (source instanceof SecretSource.FromFile file) {
        places.add(home.path().resolve(file.path()));
      }
      if (source != null) {
        resolve(endpoint, source, findings);
      }
    }
    for (Path place : places.stream().distinct().toList()) {
      open(place, findings);
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(PERMISSIONS, "the home and its secrets are for their owner alone"))
        : findings;
  }

  private List<Endpoint> endpoints() {
    try {
      return context.configuration().read().map(Configuration::endpoints).orElse(List.of());
    } catch (Failure e) {
      // Another check says what is wrong with it.
      return List.of();
    }
  }

  private void resolve(Endpoint endpoint, SecretSource source, List<Finding> findings) {
    try {
      Secrets secrets = context.secrets();
      secrets.resolve(source);
    } catch (Failure e) {
      findings.add(Finding.warning(
          "secrets",
          e.getMessage() + ": deliveries of " + endpoint.repository().id() + " are refused"));
    }
  }

  private static void open(Path place, List<Finding> findings) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(place);
      if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
        findings.add(Finding.warning(
            PERMISSIONS,
            place + " is open to other users (" + PosixFilePermissions.toString(permissions) + ")",
            "chmod",
            "go-rwx",
            place.toString()));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // It is not there, or the system has no such permissions.
      return;
    }
  }
}
