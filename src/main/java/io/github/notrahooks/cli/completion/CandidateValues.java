package io.github.notrahooks.cli.completion;

import io.github.notrahooks.check.catalogue.Catalogue;
import io.github.notrahooks.cli.completion.Candidates.Candidate;
import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.option.GlobalOptions;
import io.github.notrahooks.cli.text.DeliveryText;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import io.github.notrahooks.sender.Fault;
import io.github.notrahooks.trigger.definition.TriggersChange;
import io.github.notrahooks.view.DeliverySummary;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The values that an option or a parameter may have: fixed ones, and those that are in the home. */
final class CandidateValues {
  private static final int MOST_FILES = 500;
  private static final int MOST_DELIVERIES = 20;
  private static final int MOST_DELIVERIES_LOOKED_AT = 500;

  /** A person waits; bodies may be large. */
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static final Set<String> FILES = Set.of("FILE", "DIR");
  private static final Set<String> OF_DELIVERIES = Set.of("logs show", "logs diff", "replay");

  private final Environment environment;
  private final Context context;

  CandidateValues(Context own, List<String> words) {
    this.environment = own.environment();
    this.context = new Context(withHome(environment, words), new GlobalOptions(), own.commands());
  }

  private static Environment withHome(Environment environment, List<String> words) {
    String home = null;
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith("--home=")) {
        home = words.get(i).substring("--home=".length());
      } else if (words.get(i).equals("--home") && i + 1 < words.size()) {
        home = words.get(i + 1);
      }
    }
    return home == null ? environment : environment.withVariables(Map.of("NOTRA_HOOKS_HOME", home));
  }

  /** Whether a value may be the name of a file. */
  static boolean isFile(ArgSpec argument) {
    return labels(argument).anyMatch(FILES::contains);
  }

  private static Stream<String> labels(ArgSpec argument) {
    return Stream.of(argument.paramLabel().split("\\|"));
  }

  /** The values of an argument of a command; those that are many are only those that begin so. */
  List<Candidate> of(ArgSpec argument, CommandSpec command, String prefix) {
    List<Candidate> values = new ArrayList<>();
    for (Class<?> type : types(argument)) {
      for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
        values.add(plain(constant.toString().toLowerCase(Locale.ROOT)));
      }
    }
    labels(argument)
        .filter(label -> label.matches("[a-z0-9][a-z0-9.-]*"))
        .map(CandidateValues::plain)
        .forEach(values::add);
    labels(argument).forEach(label -> values.addAll(labelled(label, prefix)));
    if (argument instanceof OptionSpec option) {
      values.addAll(ofOption(option, prefix));
    } else if (argument.paramLabel().equals("ID")) {
      values.addAll(
          OF_DELIVERIES.contains(name(command))
              ? deliveries(prefix)
              : integrationsAndRepositories());
    }
    return values.stream().distinct().toList();
  }

  private static List<Class<?>> types(ArgSpec argument) {
    List<Class<?>> types = new ArrayList<>(List.of(argument.auxiliaryTypes()));
    types.add(argument.type());
    return types;
  }

  private static String name(CommandSpec command) {
    String name = command.qualifiedName();
    return name.substring(name.indexOf(' ') + 1);
  }

  private List<Candidate> labelled(String label, String prefix) {
    return switch (label) {
      case "SAMPLE" -> samples();
      case "FILE", "DIR" -> files(prefix, label.equals("DIR"));
      case "INTEGRATION" -> endpoints(endpoint -> endpoint.integration().id());
      case "REPOSITORY" -> endpoints(endpoint -> endpoint.repository().id());
      case "TRIGGER" -> triggers();
      case "CHECK" -> Catalogue.GROUPS.stream().map(CandidateValues::plain).toList();
      default -> List.of();
    };
  }

  private List<Candidate> ofOption(OptionSpec option, String prefix) {
    List<String> names = List.of(option.names());
    if (names.contains("--integration") && names.contains("--repository")) {
      return integrationsAndRepositories();
    }
    return switch (option.longestName()) {
      case "--provider" ->
        context.schemes().names().stream().map(CandidateValues::plain).toList();
      case "--event" -> ofSamples(Sample::event);
      case "--action" -> ofSamples(Sample::action);
      case "--fault" -> Fault.names().stream().map(CandidateValues::plain).toList();
      case "--integration" -> endpoints(endpoint -> endpoint.integration().id());
      case "--repository" -> endpoints(endpoint -> endpoint.repository().id());
      case "--organization" -> endpoints(endpoint -> endpoint.organization().id());
      case "--delivery", "--cause" -> deliveries(prefix);
      case "--trigger" -> triggers();
      default -> List.of();
    };
  }

  private List<Candidate> triggers() {
    try {
      return context.configuration().read().stream()
          .flatMap(known -> TriggersChange.ids(known).stream())
          .map(CandidateValues::plain)
          .toList();
    } catch (Failure e) {
      // A configuration that cannot be read is named when a command needs it.
      return List.of();
    }
  }

  private static Candidate plain(String value) {
    return new Candidate(value, "", true);
  }

  private static List<Candidate> ofSamples(Function<Sample, String> field) {
    return SampleCatalogue.load().all().stream()
        .map(field)
        .filter(value -> !value.isEmpty())
        .distinct()
        .map(CandidateValues::plain)
        .toList();
  }

  /** By their shortest name that no other provider has. */
  private static List<Candidate> samples() {
    List<Sample> all = SampleCatalogue.load().all();
    Map<String, Integer> uses = new HashMap<>();
    for (Sample sample : all) {
      names(sample).forEach(name -> uses.merge(name, 1, Integer::sum));
    }
    List<Candidate> values = new ArrayList<>();
    for (Sample sample : all) {
      names(sample)
          .map(name -> uses.getOrDefault(name, 0) > 1 ? sample.provider() + ":" + name : name)
          .forEach(name -> values.add(new Candidate(name, sample.description(), true)));
    }
    return values;
  }

  private static Stream<String> names(Sample sample) {
    return Stream.concat(Stream.of(sample.name()), sample.aliases().stream()).distinct();
  }

  private List<Candidate> integrationsAndRepositories() {
    List<Candidate> values =
        new ArrayList<>(endpoints(endpoint -> endpoint.integration().id()));
    values.addAll(endpoints(endpoint -> endpoint.repository().id()));
    return values;
  }

  private List<Candidate> endpoints(Function<Endpoint, String> id) {
    try {
      return context.configuration().read().stream()
          .flatMap(known -> known.endpoints().stream())
          .map(endpoint -> new Candidate(
              id.apply(endpoint),
              endpoint.integration().provider()
                  + " "
                  + Printable.line(endpoint.repository().name()),
              true))
          .toList();
    } catch (Failure e) {
      // A configuration that cannot be read is named when a command needs it.
      return List.of();
    }
  }

  private List<Candidate> deliveries(String prefix) {
    List<Candidate> values = new ArrayList<>();
    values.add(new Candidate("last", "the newest; last~1 is the one before", true));
    long start = System.nanoTime();
    int[] seen = {0};
    try {
      new LogReader(context.home().logs(), damage -> {}, unread -> {})
          .newestFirst(LogFilter.ALL, entry -> {
            LogRecord delivery = entry.delivery();
            if (delivery.id().startsWith(prefix)) {
              values.add(candidate(delivery.id(), DeliverySummary.of(delivery)));
            } else if (delivery.referenceId() != null
                && delivery.referenceId().startsWith(prefix)) {
              values.add(candidate(delivery.referenceId(), DeliverySummary.of(delivery)));
            }
            return values.size() < MOST_DELIVERIES
                && ++seen[0] < MOST_DELIVERIES_LOOKED_AT
                && System.nanoTime() - start < MOST_NANOS;
          });
    } catch (IOException e) {
      // As above: a log that cannot be read is named when a command needs it.
      return values;
    }
    return values;
  }

  private static Candidate candidate(String id, DeliverySummary delivery) {
    String about = "%s %s %s %s"
        .formatted(
            DeliveryText.time(delivery),
            delivery.provider(),
            delivery.event(),
            delivery.outcome().wireName());
    return new Candidate(id, Printable.line(about), true);
  }

  private List<Candidate> files(String prefix, boolean onlyFolders) {
    String folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
    String begun = prefix.substring(folder.length());
    List<Candidate> values = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(environment.path(folder.isEmpty() ? "." : folder))) {
      for (Path path : stream) {
        String name = String.valueOf(path.getFileName());
        boolean isFolder = Files.isDirectory(path);
        boolean wanted = name.startsWith(begun)
            && name.startsWith(".") == begun.startsWith(".")
            && (isFolder || !onlyFolders)
            && Printable.line(name).equals(name);
        if (wanted && values.size() < MOST_FILES) {
          values.add(new Candidate(folder + name + (isFolder ? "/" : ""), "", !isFolder));
        }
      }
    } catch (IOException | RuntimeException e) {
      // There is nothing to offer from a folder that cannot be read, or be at all.
      return List.of();
    }
    return values;
  }
}
