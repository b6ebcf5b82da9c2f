package io.github.notrahooks.cli;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Format;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: what {@code --help} shows. */
@Command(
    name = "help",
    header = "Show the help of a command.",
    description = "The same as the option --help behind that command.",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      "5:no such command"
    },
    footer = {"  notra-hooks help send", "  notra-hooks help logs list"})
final class HelpCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "A command, and one of its commands; without it, what commands there are.")
  private @Nullable List<String> words;

  @Spec
  private CommandSpec spec;

  HelpCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String word : words == null ? List.<String>of() : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw Failure.notFound("there is no command '"
            + word
            + "'."
            + Nearest.hint(word, command.getSubcommands().keySet()));
      }
      command = next;
    }
    if (context.globals().output() == Format.JSON) {
      context.output().json(Json.object().put("help", command.getUsageMessage()));
    } else {
      command.usage(spec.commandLine().getOut());
    }
    return 0;
  }
}
