package io.github.notrahooks.cli.inspect;

import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.failure.Failure;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Opens an address in the user's browser. No shell reads the address. */
final class Opener {
  private final Environment environment;
  private final String system;

  /**
   * An opener.
   *
   * @param system the name of the operating system
   */
  Opener(Environment environment, String system) {
    this.environment = environment;
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /**
   * Opens an address.
   *
   * @throws Failure if there is nothing that could
   */
  void open(String url) {
    List<String> command = command(url)
        .orElseThrow(() -> Failure.failed("there is nothing here that opens a browser (" + name()
            + " is not in PATH); open the address that is printed yourself"));
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectInput(Redirect.PIPE)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD);
    SecretChoice.variables().forEach(builder.environment()::remove);
    try {
      builder.start().getOutputStream().close();
    } catch (IOException e) {
      throw Failure.failed("the browser cannot be opened: " + e.getMessage()
          + "; open the address that is printed yourself");
    }
  }

  private String name() {
    if (system.startsWith("windows")) {
      return "cmd.exe";
    }
    return system.startsWith("mac") ? "open" : "xdg-open";
  }

  private Optional<List<String>> command(String url) {
    return found().map(program -> {
      List<String> command = new ArrayList<>(List.of(program));
      if (system.startsWith("windows")) {
        // The first quoted word would be the window's title.
        command.addAll(List.of("/c", "start", ""));
      }
      command.add(url);
      return command;
    });
  }

  private Optional<String> found() {
    String path = environment.variable("PATH").orElse("");
    for (String folder : path.split(File.pathSeparator, -1)) {
      try {
        Path program = Path.of(folder, name());
        if (program.isAbsolute() && Files.isExecutable(program) && Files.isRegularFile(program)) {
          return Optional.of(program.toString());
        }
      } catch (InvalidPathException e) {
        continue;
      }
    }
    return Optional.empty();
  }
}
