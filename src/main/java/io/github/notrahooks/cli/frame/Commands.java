package io.github.notrahooks.cli.frame;

import io.github.notrahooks.environment.Environment;
import java.util.List;
import picocli.CommandLine;

/** All commands, for those commands that run or describe others. */
public interface Commands {
  /** Runs a command as the process does, in an environment of its own; gives its exit code, never throws. */
  int run(Environment environment, List<String> words);

  /** The tree of all commands, to be looked at. */
  CommandLine tree(Environment environment);
}
