package io.github.notrahooks.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;

/**
 * The terminal behind standard input and standard error. What is drawn goes to its alternate screen, so
 * that what was there before comes back at the end. Ctrl-C stays a signal.
 */
public final class TerminalScreen implements Screen {
  private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l";
  private static final String LEAVE = "\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l";
  private static final long PATIENCE_MILLIS = 500;

  private final Terminal terminal;
  private final Attributes before;
  private final KeyDecoder keys;
  private final Object previousResize;
  private final ShutdownHooks.Task atExit = this::restore;

  /** Guards what is written, and the fields below. */
  private final ReentrantLock drawing = new ReentrantLock();

  private boolean drawn;
  private boolean closed;
  private Size drawnSize = new Size(1, 1);
  private List<String> shown = List.of();

  private volatile Size size;
  private volatile boolean resized;

  /** The screen of a terminal, which it makes raw. */
  TerminalScreen(Terminal terminal) {
    this.terminal = terminal;
    this.size = measure();
    this.keys = new KeyDecoder(terminal);
    this.before = terminal.enterRawMode();
    terminal.setAttributes(withoutSurprises(terminal.getAttributes()));
    this.previousResize = Signals.register("WINCH", () -> resized = true);
    ShutdownHooks.add(atExit);
  }

  /** Stopping the process, or its output, would leave the terminal in a state that shells do not expect. */
  private static Attributes withoutSurprises(Attributes raw) {
    Attributes attributes = new Attributes(raw);
    attributes.setControlChar(Attributes.ControlChar.VSUSP, 0);
    attributes.setControlChar(Attributes.ControlChar.VQUIT, 0);
    attributes.setInputFlag(Attributes.InputFlag.IXON, false);
    attributes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
    return attributes;
  }

  /** The terminal, unless it can do no more than print lines. */
  public static Optional<Screen> open() {
    try {
      Terminal terminal = TerminalBuilder.builder()
          .system(true)
          .systemOutput(TerminalBuilder.SystemOutput.SysErr)
          .encoding(StandardCharsets.UTF_8)
          .nativeSignals(false)
          // The question takes keys that are pressed meanwhile for an answer, and throws them away.
          .graphemeCluster(false)
          .dumb(true)
          .build();
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        terminal.close();
        return Optional.empty();
      }
      return Optional.of(new TerminalScreen(terminal));
    } catch (IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private Size measure() {
    return new Size(Math.max(1, terminal.getColumns()), Math.max(1, terminal.getRows()));
  }

  @Override
  public Size size() {
    if (resized) {
      resized = false;
      size = measure();
    }
    return size;
  }

  @Override
  public Key readKey(Duration atMost) {
    return keys.next(atMost.toMillis());
  }

  @Override
  public void draw(List<String> lines) {
    drawing.lock();
    try {
      if (closed) {
        return;
      }
      StringBuilder out = new StringBuilder();
      Size now = size();
      if (!drawn) {
        out.append(ENTER);
      }
      if (!drawn || !now.equals(drawnSize)) {
        out.append("\u001b[2J");
        shown = List.of();
      }
      drawn = true;
      drawnSize = now;
      for (int row = 0; row < now.rows(); row++) {
        String line = row < lines.size() ? lines.get(row) : "";
        if (row >= shown.size() || !line.equals(shown.get(row))) {
          out.append("\u001b[").append(row + 1).append(";1H\u001b[K").append(line);
        }
      }
      shown = padded(lines, now.rows());
      write(out);
    } finally {
      drawing.unlock();
    }
  }

  private static List<String> padded(List<String> lines, int rows) {
    List<String> all = new ArrayList<>(lines);
    while (all.size() < rows) {
      all.add("");
    }
    return all;
  }

  @Override
  public void print(String text) {
    drawing.lock();
    try {
      if (closed) {
        return;
      }
      if (drawn) {
        write(LEAVE);
        drawn = false;
      }
      write(text.replace("\n", "\r\n"));
    } finally {
      drawing.unlock();
    }
  }

  @Override
  public void lend(Runnable borrower) {
    Attributes own = give();
    try {
      borrower.run();
    } finally {
      take(own);
    }
  }

  private Attributes give() {
    drawing.lock();
    try {
      Attributes own = terminal.getAttributes();
      if (!closed) {
        if (drawn) {
          write(LEAVE);
          drawn = false;
        }
        terminal.setAttributes(before);
      }
      return own;
    } finally {
      drawing.unlock();
    }
  }

  private void take(Attributes own) {
    drawing.lock();
    try {
      // Whoever closed it meanwhile has given the terminal back for good.
      if (!closed) {
        terminal.setAttributes(own);
        resized = true;
      }
    } finally {
      drawing.unlock();
    }
  }

  private void write(CharSequence text) {
    terminal.writer().append(text);
    terminal.writer().flush();
  }

  @Override
  public void close() {
    if (restore()) {
      ShutdownHooks.remove(atExit);
      Signals.unregister("WINCH", previousResize);
      try {
        terminal.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Says whether there was anything left to do. */
  private boolean restore() {
    boolean locked = false;
    try {
      // Someone may be stuck in writing to a terminal that takes no more.
      locked = drawing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      if (closed) {
        return false;
      }
      closed = true;
      if (drawn) {
        write(LEAVE);
      }
      terminal.setAttributes(before);
      return true;
    } finally {
      if (locked) {
        drawing.unlock();
      }
    }
  }
}
