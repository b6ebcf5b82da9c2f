package io.github.notrahooks.config;

import io.github.notrahooks.home.Home;
import io.github.notrahooks.provider.known.Providers;
import java.nio.file.Path;

/** A process of its own that changes a configuration again and again. */
final class ConfigurationAdder {
  private ConfigurationAdder() {}

  /** Takes a home, a name and how many integrations of that name to add. */
  public static void main(String[] arguments) {
    ConfigurationFile file =
        new ConfigurationFile(new Home(Path.of(arguments[0])), Providers.newSecrets(bound -> 0));
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      String id = arguments[1] + "_" + i;
      file.update(before -> ConfigurationFileTest.with(before, id));
    }
  }
}
