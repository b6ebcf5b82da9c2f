package io.github.notrahooks.cli;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /** Options that mean one thing to one command and another to the next: theirs alone can be set. */
  private static final Set<String> OF_TWO_MEANINGS = Set.of("answer", "headers", "id", "until");

  private final Context context;
  private final boolean lenient;
  private @Nullable Map<String, String> configured;

  OptionDefaults(Context context) {
    this(context, false);
  }

  /**
   * Defaults in a context.
   *
   * @param lenient whether a configuration that cannot be read has none: for the command that says so
   */
  OptionDefaults(Context context, boolean lenient) {
    this.context = context;
    this.lenient = lenient;
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

  /** Where an option that was not typed has its value from: what an error about it should name. */
  Optional<String> source(OptionSpec option) {
    String name = name(option);
    if (OWN_RULES.contains(name)) {
      return Optional.empty();
    }
    List<String> keys = keys(option.command(), name);
    for (String key : keys) {
      if (context.environment().variable(variable(key)).isPresent()) {
        return Optional.of("the environment variable " + variable(key));
      }
    }
    Map<String, String> settings = configured == null ? Map.of() : configured;
    return keys.stream()
        .filter(settings::containsKey)
        .map(key -> "\"" + key + "\" under \"options\" in " + context.home().config())
        .findFirst();
  }

  private static String name(OptionSpec option) {
    String name = option.longestName();
    return name.substring(name.startsWith("--") ? 2 : 1);
  }

  /** The keys of an option from the most to the least specific: {@code logs.list.limit}, {@code limit}. */
  private static List<String> keys(@Nullable CommandSpec command, String name) {
    List<String> keys = new ArrayList<>();
    String own = "";
    if (command != null && command.parent() != null) {
      String qualified = command.qualifiedName(".");
      own = qualified.substring(qualified.indexOf('.') + 1);
      keys.add(own + "." + name);
    }
    // Which repository is looked at is no answer to which one is made or changed; nor is what signs
    // one to what is written into the configuration.
    boolean change = (own.startsWith("integrations.") || own.startsWith("repos."))
        && (name.equals("repository") || name.equals("secret-file") || name.equals("yes"));
    if (!change && !OF_TWO_MEANINGS.contains(name)) {
      keys.add(name);
    }
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
    try {
      return context.configuration().read().map(Configuration::options).orElse(Map.of());
    } catch (Failure e) {
      if (lenient) {
        return Map.of();
      }
      throw e;
    }
  }

  /** Most files have none, and reading JSON for every command would cost more than the command. */
  private boolean mayHaveOptions() {
    try {
      Optional<Home> home = context.homeIfAny();
      if (home.isEmpty()) {
        return false;
      }
      byte[] bytes = PrivateFiles.read(home.get().config());
      return new String(bytes, StandardCharsets.ISO_8859_1).contains("\"options\"");
    } catch (IOException e) {
      return false;
    } catch (Failure e) {
      if (lenient) {
        return false;
      }
      throw e;
    }
  }
}
