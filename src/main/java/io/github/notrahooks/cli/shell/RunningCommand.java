package io.github.notrahooks.cli.shell;

import io.github.notrahooks.environment.Signals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * One command while it runs: what an interrupt does to it. The first interrupt asks it to stop, if it has
 * said how; the next one, or the first if it has not, breaks it off and drops what it still prints.
 */
public final class RunningCommand implements Signals {
  private static final int INTERRUPTED = 130;

  /** Guarded by this. */
  private final Deque<Runnable> actions = new ArrayDeque<>();

  private final Thread thread;
  private final AtomicInteger code = new AtomicInteger(1);
  private volatile boolean brokenOff;
  private int interrupts;

  /** A command that has not begun. */
  RunningCommand(ToIntFunction<RunningCommand> body) {
    this.thread = new Thread(() -> code.set(body.applyAsInt(this)), "command");
    thread.setDaemon(true);
  }

  /** Runs it to its end, and gives its exit code. */
  int run() throws InterruptedException {
    thread.start();
    thread.join();
    return brokenOff ? INTERRUPTED : code.get();
  }

  @Override
  public synchronized Registration onStop(Runnable action) {
    actions.push(action);
    return () -> withdraw(action);
  }

  private synchronized void withdraw(Runnable action) {
    actions.remove(action);
  }

  /** An interrupt came; for any thread. */
  synchronized void interrupt() {
    interrupts++;
    Runnable action = actions.peek();
    if (interrupts == 1 && action != null) {
      Thread stopper = new Thread(action, "stop");
      stopper.setDaemon(true);
      stopper.start();
    } else {
      brokenOff = true;
      thread.interrupt();
    }
  }

  /** The process is to end; for any thread. A command that was interrupted already is ending. */
  synchronized void end() {
    if (interrupts == 0) {
      interrupt();
    }
  }

  /** Whether any interrupt came. */
  synchronized boolean wasInterrupted() {
    return interrupts > 0;
  }

  /** A stream that takes what the command prints until it is broken off. */
  public OutputStream guard(OutputStream real) {
    return new Guarded(real);
  }

  private final class Guarded extends OutputStream {
    private final OutputStream real;

    Guarded(OutputStream real) {
      this.real = real;
    }

    @Override
    public void write(int value) throws IOException {
      check();
      real.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      check();
      real.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      check();
      real.flush();
    }

    private void check() throws IOException {
      if (brokenOff) {
        throw new IOException("the command was broken off");
      }
    }
  }
}
