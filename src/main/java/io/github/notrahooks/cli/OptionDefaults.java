package io.github.notrahooks.cli;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.environment.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option that was not given gets its value: {@code NOTRA_HOOKS_<COMMAND>_<OPTION>}, then {@code
 * NOTRA_HOOKS_<OPTION>}, then {@code options} in {@code config.json}, for the command and then for all.
 */
final class OptionDefaults implements IDefaultValueProvider {
  /** Secrets have an order of places of their own; help and version are no settings. */
  private static final Set<String> OWN_RULES =
      Set.of("secret", "secret-file", "help", "version", "home");

  private final Context context;
  private @Nullable Map<String, String> configured;

  OptionDefaults(Context context) {
    this.context = context;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String name = name(option);
    if (OWN_RULES.contains(name)) {
      return null;
    }
    List<String> keys = keys(option.command(), name);
    for (String key : keys) {
      Optional<String> value = context.environment().variable(variable(key));
      if (value.isPresent()) {
        return value.get();
      }
    }
    for (String key : keys) {
      String value = configured().get(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The variable of an option that is set, if one is: what an error about its value should name. */
  static Optional<String> source(OptionSpec option, Environment environment) {
    return keys(option.command(), name(option)).stream()
        .map(OptionDefaults::variable)
        .filter(variable -> environment.variable(variable).isPresent())
        .findFirst();
  }

  private static String name(OptionSpec option) {
    String name = option.longestName();
    return name.substring(name.startsWith("--") ? 2 : 1);
  }

  /** The keys of an option from the most to the least specific: {@code logs.list.limit}, {@code limit}. */
  private static List<String> keys(@Nullable CommandSpec command, String name) {
    List<String> keys = new ArrayList<>();
    if (command != null && command.parent() != null) {
      String qualified = command.qualifiedName(".");
      keys.add(qualified.substring(qualified.indexOf('.') + 1) + "." + name);
    }
    keys.add(name);
    return keys;
  }

  private static String variable(String key) {
    return "NOTRA_HOOKS_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private Map<String, String> configured() {
    if (configured == null) {
      configured = mayHaveOptions() ? fromFile() : Map.of();
    }
    return configured;
  }

  private Map<String, String> fromFile() {
    return context.configuration().read().map(Configuration::options).orElse(Map.of());
  }

  /** Most files have none, and reading JSON for every command would cost more than the command. */
  private boolean mayHaveOptions() {
    try {
      byte[] bytes = Files.readAllBytes(context.home().config());
      return new String(bytes, StandardCharsets.ISO_8859_1).contains("\"options\"");
    } catch (IOException e) {
      return false;
    }
  }
}
