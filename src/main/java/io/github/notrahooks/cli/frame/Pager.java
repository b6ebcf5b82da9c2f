package io.github.notrahooks.cli.frame;

import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.terminal.TextWidth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a command prints on a terminal, shown by the program in {@code PAGER} if it is longer than the screen.
 * Without a terminal, that variable or so much text it is printed as ever.
 */
public final class Pager implements AutoCloseable {
  /** What is kept until it is known how long the text is; a longer one goes to the pager as it comes. */
  private static final int MOST_KEPT = 8 * 1024 * 1024;

  private static final int USUAL_LINES = 24;
  private static final int USUAL_COLUMNS = 80;
  private static final long PATIENCE_SECONDS = 2;

  /** What a shell ends with if it cannot run a program. */
  private static final int NOT_RUNNABLE = 126;

  private static final int NOT_FOUND = 127;

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Context context;
  private final @Nullable String command;
  private final Output output;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean allKept = true;
  private @Nullable Process process;

  /** For what a command prints until this is closed. */
  public Pager(Context context) {
    this.context = context;
    Output direct = context.output();
    Optional<String> pager = context.environment().variable("PAGER");
    boolean used = context.environment().terminals().out() && !direct.json();
    this.command = used ? pager.filter(text -> !text.isBlank()).orElse(null) : null;
    this.output = command == null
        ? direct
        : new Output(new Text(), context.environment().err(), direct.settings());
  }

  /** Where to print what may be paged. */
  public Output output() {
    return output;
  }

  private final class Text extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (process == null && kept.size() + length > MOST_KEPT) {
        allKept = false;
        process = start();
        process.getOutputStream().write(kept.toByteArray());
        kept.reset();
      }
      if (process == null) {
        kept.write(bytes, offset, length);
      } else {
        process.getOutputStream().write(bytes, offset, length);
      }
    }
  }

  /** Shows what was printed, and waits until the pager ends. */
  @Override
  public void close() throws IOException {
    if (command == null) {
      return;
    }
    if (process == null && !isLong()) {
      direct();
      return;
    }
    // Who reads interrupts the pager, not what is behind it.
    try (Signals.Registration unused = context.environment().signals().onInterrupt(() -> {})) {
      show();
    }
  }

  private void show() throws IOException {
    Process pager = process == null ? start() : process;
    feed(pager);
    int code = end(pager);
    if ((code == NOT_FOUND || code == NOT_RUNNABLE) && allKept) {
      context
          .output()
          .warn("PAGER is '" + Printable.line(String.valueOf(command)) + "', which cannot be run");
      direct();
    }
  }

  private void feed(Process pager) {
    try (OutputStream in = pager.getOutputStream()) {
      kept.writeTo(in);
    } catch (IOException e) {
      // Who has seen enough ends the pager before it has read all.
      return;
    }
  }

  private static int end(Process pager) {
    try {
      return pager.waitFor();
    } catch (InterruptedException e) {
      pager.destroy();
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private void direct() {
    context.output().bytes(List.of(kept.toByteArray()));
  }

  private Process start() throws IOException {
    context.environment().out().flush();
    // The variable may have arguments in it, as in "less -S": the shell knows how to split it.
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", String.valueOf(command))
        .redirectOutput(Redirect.INHERIT)
        .redirectError(Redirect.INHERIT);
    SecretChoice.variables().forEach(builder.environment()::remove);
    // Colours as they are, no pager for what is short after all, and the text stays on the screen.
    builder.environment().putIfAbsent("LESS", "FRX");
    return builder.start();
  }

  private boolean isLong() {
    int columns = output.settings().width() > 0 ? output.settings().width() : USUAL_COLUMNS;
    int screen = lines();
    long rows = 0;
    for (String line : (Iterable<String>) kept.toString(StandardCharsets.UTF_8).lines()::iterator) {
      int width = TextWidth.of(COLOUR.matcher(line).replaceAll(""));
      rows += Math.max(1, (width + columns - 1) / columns);
      if (rows >= screen) {
        return true;
      }
    }
    return false;
  }

  /** How many lines the terminal has. */
  private int lines() {
    try {
      Optional<String> told = context.environment().variable("LINES");
      return told.isPresent() ? Integer.parseInt(told.get()) : asked();
    } catch (NumberFormatException | IOException e) {
      return USUAL_LINES;
    }
  }

  private static int asked() throws IOException {
    Process stty = new ProcessBuilder("sh", "-c", "stty size < /dev/tty")
        .redirectError(Redirect.DISCARD)
        .start();
    try {
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      int lines = size.isBlank() ? 0 : Integer.parseInt(size.strip().split(" ", -1)[0]);
      return lines > 0 ? lines : USUAL_LINES;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_LINES;
    }
  }
}
