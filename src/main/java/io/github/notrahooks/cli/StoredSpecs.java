package io.github.notrahooks.cli;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.option.GlobalOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Commands as picocli describes them, written out as code by the build. Reading the same from annotations
 * at each start takes longer than most commands run: each type of annotation costs a generated proxy.
 *
 * <p>The annotations remain the only source: the build generates the implementation from them, and a test
 * compares the two. A build that leaves it out gets a tool that starts more slowly and does the same.
 */
abstract class StoredSpecs {
  private static final String IMPLEMENTATION = "io.github.notrahooks.cli.GeneratedSpecs";

  /** What the build wrote, or null if it wrote nothing. */
  static @Nullable StoredSpecs load() {
    try {
      return Class.forName(IMPLEMENTATION)
          .asSubclass(StoredSpecs.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  /** The names of the commands that were written: those without commands or groups of their own. */
  abstract Set<String> names();

  /** The command itself, with the global options. */
  abstract CommandSpec root(GlobalOptions globals, IFactory factory);

  /** One of these commands, with fresh objects for its options. */
  abstract CommandSpec command(String name, Context context, IFactory factory);
}
