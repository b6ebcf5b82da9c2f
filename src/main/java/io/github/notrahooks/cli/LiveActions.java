package io.github.notrahooks.cli;

import io.github.notrahooks.cli.live.Actions;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.environment.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Does what the live view asks for by the commands that do the same, and gives what they print. */
final class LiveActions implements Actions {
  private static final int MOST_TEXT = 4 * 1024 * 1024;

  private final Context context;

  LiveActions(Context context) {
    this.context = context;
  }

  @Override
  public String show(String id) {
    return run("logs", "show", id);
  }

  @Override
  public String verify(String id) {
    return run("verify", "--delivery", id);
  }

  @Override
  public String replay(String id, boolean keepDeliveryId) {
    String printed = keepDeliveryId
        ? run("replay", id, "--id", "keep")
        : run("replay", id, "--id", "new", "--sign", "fresh");
    return "Sent again: " + printed.lines().findFirst().orElse("");
  }

  @Override
  public String curl(String id) {
    return run("logs", "show", id, "--curl");
  }

  private String run(String... words) {
    List<String> arguments =
        new ArrayList<>(List.of("--home", context.home().path().toString()));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("-o", "table", "--color", "never"));
    Captured printed = new Captured();
    new Cli(quiet(printed)).run(arguments.toArray(new String[0]));
    return printed.text();
  }

  /** The process's environment, but for a person who could be asked. */
  private Environment quiet(Captured printed) {
    Environment own = context.environment();
    return new Environment(
        InputStream.nullInputStream(),
        printed,
        printed,
        own.variables(),
        own.clock(),
        own.random(),
        own.workingDirectory(),
        own.userHome(),
        Terminals.NONE,
        Signals.NONE);
  }

  /** What a command prints, up to more than a person reads. */
  private static final class Captured extends ByteArrayOutputStream {
    private boolean cut;

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      int room = Math.min(length, MOST_TEXT - count);
      cut |= room < length;
      super.write(bytes, offset, room);
    }

    synchronized String text() {
      return toString(StandardCharsets.UTF_8)
          + (cut ? "\n… and more: 'notra-hooks logs show' prints all of it" : "");
    }
  }
}
