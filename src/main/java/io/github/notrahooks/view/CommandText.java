package io.github.notrahooks.view;

import io.github.notrahooks.log.record.LogRecord;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command that was run, in words. The texts are not safe to print, as arguments may be anything. */
public final class CommandText {
  /** What no POSIX shell takes for anything but itself. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private static final int KIBIBYTE = 1024;

  private CommandText() {}

  /** The command as it would be typed: arguments are in quotes where a shell needs them. */
  public static String line(List<String> command) {
    return command.stream().map(CommandText::word).collect(Collectors.joining(" "));
  }

  private static String word(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  /** How a run ended, such as {@code exit 1} or {@code SIGKILL}; a dash where that was not seen. */
  public static String end(LogRecord.Run run) {
    if (run.signal() != null) {
      return "SIG" + run.signal();
    }
    return run.exitCode() == null ? "-" : "exit " + run.exitCode();
  }

  /**
   * What stands above an output, such as {@code stdout, first 64 KiB of 100000 bytes}.
   *
   * @param name the output's
   * @param kept how many of its bytes there are to show
   * @param bytes how many there were
   */
  public static String output(String name, int kept, long bytes) {
    if (kept == bytes) {
      return name + ": " + bytes + (bytes == 1 ? " byte" : " bytes");
    }
    String first = kept > 0 && kept % KIBIBYTE == 0 ? kept / KIBIBYTE + " KiB" : kept + " bytes";
    return name + ", first " + first + " of " + bytes + " bytes";
  }
}
