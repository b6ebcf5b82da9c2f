package io.github.notrahooks.trigger.definition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A command that deliveries start. It never goes through a shell.
 *
 * @param arguments the program and its arguments; at least the program, and no NUL in any
 * @param directory where it is started, absolute
 * @param timeout how long it may take
 * @param environment the names of variables of the server's that it gets, too
 */
public record Command(
    List<String> arguments, Path directory, Duration timeout, Set<String> environment) {
  /** Takes copies. */
  public Command {
    arguments = List.copyOf(arguments);
    environment = Set.copyOf(environment);
  }
}
