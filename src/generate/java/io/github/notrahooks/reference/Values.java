package io.github.notrahooks.reference;

import io.github.notrahooks.check.catalogue.Catalogue;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import io.github.notrahooks.sender.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option or argument may be, read from its label: {@code auto|table|json} names its words, {@code
 * FILE} its kind.
 *
 * @param words the words themselves
 * @param kinds what else a shell can look up
 */
record Values(List<String> words, List<Kind> kinds) {
  /** Values that nobody can list beforehand. */
  private static final Set<String> FREE = Set.of(
      "'Name: value'",
      "-",
      "BYTES",
      "COMMAND",
      "CONDITION",
      "DAYS",
      "DURATION",
      "FIELD,…",
      "HOST",
      "N",
      "N/s",
      "NAME",
      "PATH",
      "PATH=VALUE",
      "PORT",
      "NUMBER",
      "PROVIDER:EVENT",
      "SECRET",
      "STATUS",
      "EVENT=N",
      "flaky:N",
      "slow:D",
      "retry-after:S",
      "TEXT",
      "TIME",
      "URL",
      "VALUE",
      "VARIABLE");

  /** What a shell looks up. */
  enum Kind {
    FILE,
    DIRECTORY,
    SAMPLE,
    ORGANIZATION,
    INTEGRATION,
    REPOSITORY,
    TRIGGER,
    DELIVERY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Values of(Command command, ArgSpec argument) {
    Set<String> words = new LinkedHashSet<>();
    Set<Kind> kinds = new LinkedHashSet<>();
    for (String part : argument.paramLabel().split("\\|", -1)) {
      switch (part) {
        case "FILE" -> kinds.add(Kind.FILE);
        case "DIR" -> kinds.add(Kind.DIRECTORY);
        case "SAMPLE" -> kinds.add(Kind.SAMPLE);
        case "INTEGRATION" -> kinds.add(Kind.INTEGRATION);
        case "REPOSITORY" -> kinds.add(Kind.REPOSITORY);
        case "TRIGGER" -> kinds.add(Kind.TRIGGER);
        case "ID" -> kinds.addAll(identified(command, argument));
        case "PROVIDER" -> words.addAll(SignatureSchemes.BUILT_IN.names());
        case "EVENT" -> words.addAll(inSamples(Sample::event));
        case "ACTION" -> words.addAll(inSamples(Sample::action));
        case "OUTCOME" -> Outcome.known().stream().map(Outcome::wireName).forEach(words::add);
        case "CHECK" -> words.addAll(Catalogue.GROUPS);
        case "KIND" -> words.addAll(Fault.names());
        default -> {
          if (part.matches("[a-z0-9]+")) {
            words.add(part);
          } else if (!FREE.contains(part)) {
            throw new IllegalStateException(command.fullName() + " has an unknown label, " + part);
          }
        }
      }
    }
    return new Values(List.copyOf(words), List.copyOf(kinds));
  }

  /** What the ID is of: an option's name tells, an argument's command does. */
  private static List<Kind> identified(Command command, ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return command.path().matches("integrations (url|secret)")
          ? List.of(Kind.INTEGRATION, Kind.REPOSITORY)
          : command.path().equals("triggers runs retry") ? List.of() : List.of(Kind.DELIVERY);
    }
    boolean isNew = command.path().equals("integrations add");
    List<Kind> kinds = new ArrayList<>();
    for (String name : option.names()) {
      switch (name) {
        case "--delivery", "--cause" -> kinds.add(Kind.DELIVERY);
        case "--organization" -> kinds.add(Kind.ORGANIZATION);
        case "--integration" -> kinds.add(Kind.INTEGRATION);
        case "--repository" -> kinds.addAll(isNew ? List.of() : List.of(Kind.REPOSITORY));
        case "--id", "--delivery-id" -> {}
        default -> throw new IllegalStateException(name + " takes the ID of what?");
      }
    }
    return kinds;
  }

  private static List<String> inSamples(Function<Sample, String> part) {
    return SampleCatalogue.load().all().stream()
        .map(part)
        .filter(word -> !word.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** The names by which samples can be asked for, with their descriptions. */
  static Stream<String[]> samples() {
    return SampleCatalogue.load().all().stream()
        .flatMap(sample -> Stream.concat(Stream.of(sample.name()), sample.aliases().stream())
            .map(name -> new String[] {name, sample.description()}));
  }
}
