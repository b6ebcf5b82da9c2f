package io.github.notrahooks.cli.completion;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: prints the script that completes command lines in a shell. */
@Command(
    name = "completion",
    header = "Print the completion script of a shell.",
    description =
        "The script completes commands, options, their values, samples, the IDs of the home's"
            + " integrations and repositories, and those of its last deliveries. It reads files only, and"
            + " never starts Java.",
    exitCodeList = {ExitCodeTexts.SUCCESS, ExitCodeTexts.FAILED, ExitCodeTexts.USAGE},
    footer = {
      "  source <(notra-hooks completion bash)",
      "  notra-hooks completion zsh > \"$fpath[1]/_notra-hooks\"",
      "  notra-hooks completion fish > ~/.config/fish/completions/notra-hooks.fish"
    })
public final class CompletionCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Shell shell;

  /** The shells that there are scripts for. */
  public enum Shell {
    BASH("notra-hooks.bash"),
    ZSH("_notra-hooks"),
    FISH("notra-hooks.fish");

    private final String file;

    Shell(String file) {
      this.file = file;
    }
  }

  /** Made anew for each run. */
  public CompletionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    byte[] script = script();
    // A pipe gets the script too: that is what the shells read.
    if (context.globals().output() == Format.JSON) {
      context
          .output()
          .json(Json.object()
              .put("shell", shell.name().toLowerCase(Locale.ROOT))
              .put("script", new String(script, StandardCharsets.UTF_8)));
    } else {
      context.output().bytes(List.of(script));
    }
    return 0;
  }

  private byte[] script() throws IOException {
    try (InputStream stream =
        CompletionCommand.class.getResourceAsStream("/completions/" + shell.file)) {
      if (stream == null) {
        throw Failure.failed(
            "This installation is damaged: completions/" + shell.file + " is missing");
      }
      return stream.readAllBytes();
    }
  }
}
