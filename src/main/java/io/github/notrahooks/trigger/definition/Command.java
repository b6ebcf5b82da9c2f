package io.github.notrahooks.trigger.definition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A command is started. It never goes through a shell.
 *
 * @param arguments the program and its arguments; at least the program, and no NUL in any
 * @param directory where it is started, absolute
 * @param timeout how long it may take
 * @param environment the names of variables of the server's that it gets, too
 */
public record Command(
    List<String> arguments, Path directory, Duration timeout, Set<String> environment)
    implements Action {
  /** How long it may take where nothing else is said. */
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

  /** After how many failures in a row its trigger is disabled where nothing else is said. */
  public static final int USUAL_PAUSE_AFTER = 3;

  /** Takes copies. */
  public Command {
    arguments = List.copyOf(arguments);
    environment = Set.copyOf(environment);
  }

  @Override
  public String text() {
    return CommandLine.text(arguments);
  }
}
