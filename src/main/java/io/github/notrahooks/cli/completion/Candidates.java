package io.github.notrahooks.cli.completion;

import io.github.notrahooks.cli.frame.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * How a command line may go on: commands, options and values, from the commands' own model and from the
 * home. Only reads.
 */
public final class Candidates {
  private final Context context;
  private final CommandLine tree;

  /**
   * One way to go on.
   *
   * @param value what takes the place of the word that was begun
   * @param description a few words on one line, or the empty string
   * @param finished whether the word is then complete; a folder is not
   */
  public record Candidate(String value, String description, boolean finished) {}

  /** The ways to go on in a context of which only the environment counts. */
  public Candidates(Context context) {
    this.context = context;
    this.tree = context.commands().tree(context.environment());
  }

  /**
   * The ways to go on that begin with what is there.
   *
   * @param words the words before the cursor, without the program's name
   * @param prefix what there is of the word at the cursor, perhaps nothing
   */
  public List<Candidate> complete(List<String> words, String prefix) {
    Place place = place(words, prefix);
    CandidateValues values = new CandidateValues(context, words);
    Stream<Candidate> all;
    if (place.argument() != null) {
      String before = place.before();
      String begun = prefix.substring(before.length());
      all = values.of(place.argument(), place.command(), begun).stream()
          .map(each -> new Candidate(before + each.value(), each.description(), each.finished()));
    } else if (prefix.startsWith("-")) {
      all = options(place, words);
    } else {
      all = Stream.concat(subcommands(place), positionals(place, values, prefix));
    }
    List<Candidate> found =
        all.filter(candidate -> candidate.value().startsWith(prefix)).distinct().toList();
    return found.isEmpty() && prefix.isEmpty() && place.argument() == null
        ? options(place, words).toList()
        : found;
  }

  /** Whether the word at the cursor may be the name of a file. */
  boolean expectsFile(List<String> words, String prefix) {
    Place place = place(words, prefix);
    ArgSpec argument = place.argument();
    return argument != null
        ? CandidateValues.isFile(argument)
        : !prefix.startsWith("-") && arguments(place).anyMatch(CandidateValues::isFile);
  }

  /**
   * Where a word stands.
   *
   * @param command the command that it belongs to
   * @param argument the option that it is the value of, or null
   * @param before what of the word belongs to the option, such as {@code --to=}
   * @param position how many positional parameters stand before it
   */
  private record Place(
      CommandSpec command, @Nullable ArgSpec argument, String before, int position) {}

  private Place place(List<String> words, String prefix) {
    CommandSpec command = tree.getCommandSpec();
    OptionSpec open = null;
    int position = 0;
    boolean onlyPositionals = false;
    for (String word : words) {
      if (open != null && (open.arity().min() > 0 || !word.startsWith("-"))) {
        open = null;
      } else if (!onlyPositionals && word.equals("--")) {
        onlyPositionals = true;
      } else if (!onlyPositionals && word.startsWith("-") && word.length() > 1) {
        open = word.contains("=") ? null : withValue(command, word);
      } else if (position == 0 && command.subcommands().containsKey(word)) {
        command = command.subcommands().get(word).getCommandSpec();
        open = null;
      } else {
        position++;
        open = null;
      }
    }
    if (open != null && (open.arity().min() > 0 || !prefix.startsWith("-"))) {
      return new Place(command, open, "", position);
    }
    int equals = prefix.indexOf('=');
    if (prefix.startsWith("--") && equals > 0) {
      return new Place(
          command,
          withValue(command, prefix.substring(0, equals)),
          prefix.substring(0, equals + 1),
          position);
    }
    return new Place(command, null, "", position);
  }

  private static @Nullable OptionSpec withValue(CommandSpec command, String name) {
    OptionSpec option = command.findOption(name);
    return option != null && option.arity().max() > 0 ? option : null;
  }

  private static Stream<Candidate> subcommands(Place place) {
    if (place.position() > 0) {
      return Stream.empty();
    }
    List<Candidate> commands = new ArrayList<>();
    for (Map.Entry<String, CommandLine> each : place.command().subcommands().entrySet()) {
      CommandSpec spec = each.getValue().getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        commands.add(new Candidate(each.getKey(), first(spec.usageMessage().header()), true));
      }
    }
    return commands.stream();
  }

  private static Stream<Candidate> options(Place place, List<String> words) {
    return place.command().options().stream()
        .filter(option -> !option.hidden())
        .filter(option -> option.isMultiValue() || !given(option, words))
        .flatMap(option -> Stream.of(option.names())
            .map(name -> new Candidate(name, first(option.description()), true)));
  }

  private static boolean given(OptionSpec option, List<String> words) {
    return Stream.of(option.names())
        .anyMatch(name ->
            words.contains(name) || words.stream().anyMatch(word -> word.startsWith(name + "=")));
  }

  private static Stream<Candidate> positionals(Place place, CandidateValues values, String prefix) {
    return arguments(place)
        .flatMap(argument -> values.of(argument, place.command(), prefix).stream());
  }

  private static Stream<PositionalParamSpec> arguments(Place place) {
    return place.command().positionalParameters().stream()
        .filter(argument -> argument.index().contains(place.position()));
  }

  private static String first(String[] lines) {
    return lines.length == 0 ? "" : lines[0];
  }
}
