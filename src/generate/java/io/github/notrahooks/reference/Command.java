package io.github.notrahooks.reference;

import io.github.notrahooks.cli.Cli;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.environment.Terminals;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command as its model describes it.
 *
 * @param spec the model
 */
record Command(CommandSpec spec) {
  /** The whole tree, in an environment that nothing can be read from. */
  static Command root() {
    Path nowhere = Path.of("/nowhere");
    Environment environment = new Environment(
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        Map.of(),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        new Random(1),
        nowhere,
        nowhere,
        Terminals.NONE,
        Signals.NONE);
    return new Command(new Cli(environment).tree().getCommandSpec());
  }

  /** This command and all below it, parents first. */
  List<Command> all() {
    List<Command> all = new ArrayList<>(List.of(this));
    subcommands().forEach(each -> all.addAll(each.all()));
    return all;
  }

  List<Command> subcommands() {
    return spec.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(each -> !each.usageMessage().hidden())
        .map(Command::new)
        .toList();
  }

  boolean isRoot() {
    return spec.parent() == null;
  }

  String name() {
    return spec.name();
  }

  /** {@code notra-hooks logs show}. */
  String fullName() {
    return spec.qualifiedName();
  }

  /** {@code logs show}; empty for the root. */
  String path() {
    return isRoot() ? "" : fullName().substring(fullName().indexOf(' ') + 1);
  }

  /** What it does, in one sentence. */
  String summary() {
    return String.join(" ", spec.usageMessage().header());
  }

  String description() {
    return String.join(" ", spec.usageMessage().description());
  }

  /** The lines of the footer that are examples, without their indentation. */
  List<String> examples() {
    return Stream.of(spec.usageMessage().footer())
        .filter(line -> line.startsWith("  "))
        .map(String::strip)
        .toList();
  }

  Map<String, String> exitCodes() {
    return spec.usageMessage().exitCodeList();
  }

  /** The options that only this command has, or for the root those that all have, by name. */
  List<OptionSpec> options() {
    return spec.options().stream()
        .filter(option -> !option.hidden())
        .filter(option -> isRoot() || spec.root().findOption(option.longestName()) == null)
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .toList();
  }

  List<PositionalParamSpec> arguments() {
    return spec.positionalParameters();
  }

  /** What {@code --help} prints. */
  String usage() {
    return spec.commandLine().getUsageMessage(Ansi.OFF);
  }

  static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0;
  }

  /** Whether the word after an option is its value, whatever it is. */
  static boolean takesNextWord(OptionSpec option) {
    return option.arity().min() > 0;
  }
}
