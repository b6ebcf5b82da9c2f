package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The home: whether it is there, can be written to, and has a configuration that can be read. */
final class HomeCheck implements Check {
  private static final String HOME = "home";
  private static final String CONFIGURATION = "configuration";

  private final Context context;

  HomeCheck(Context context) {
    this.context = context;
  }

  @Override
  public List<Finding> findings() {
    Home home;
    try {
      home = context.home();
    } catch (Failure e) {
      return List.of(Finding.problem(HOME, String.valueOf(e.getMessage())));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(folder(home));
    if (Files.isDirectory(home.path())) {
      findings.add(configuration(home));
    }
    return findings;
  }

  private static Finding folder(Home home) {
    Path path = home.path();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Path above = existing(path);
      return Files.isWritable(above)
          ? Finding.ok(HOME, path + " is not there yet; the first command that needs it makes it")
          : Finding.problem(
              HOME,
              path + " is not there, and cannot be made: no files can be made in " + above
                  + ". Choose another folder with --home.");
    }
    if (!Files.isDirectory(path)) {
      return Finding.problem(
          HOME, path + " is no folder. Choose another one with --home or NOTRA_HOOKS_HOME.");
    }
    if (!Files.isWritable(path) || !Files.isExecutable(path)) {
      return Finding.problem(
          HOME, "no files can be made in " + path, "chmod", "u+rwx", path.toString());
    }
    Path real = home.realPath();
    return Finding.ok(
        HOME, Files.isSymbolicLink(path) ? path + ", a link to " + real : path.toString());
  }

  /** The nearest folder above that there is. */
  static Path existing(Path path) {
    Path each = path.toAbsolutePath();
    while (each.getParent() != null && !Files.isDirectory(each)) {
      each = each.getParent();
    }
    return each;
  }

  private Finding configuration(Home home) {
    try {
      Optional<Configuration> configuration = context.configuration().read();
      if (configuration.isEmpty()) {
        return Finding.ok(
            CONFIGURATION, home.config() + " is not there yet; the first 'serve' makes it");
      }
      context.schemes();
      int endpoints = configuration.get().endpoints().size();
      return endpoints == 0
          ? Finding.warning(
              CONFIGURATION,
              home.config() + " has no repository or team: nothing is received",
              command("integrations", "--help"))
          : Finding.ok(CONFIGURATION, home.config() + ", " + endpoints + " repositories or teams");
    } catch (Failure e) {
      return Finding.problem(CONFIGURATION, String.valueOf(e.getMessage()));
    }
  }

  private String[] command(String... words) {
    List<String> all = new ArrayList<>(context.self());
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }
}
