package io.github.notrahooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that runs on a thread of its own; closing it is the signal that asks it to stop. */
public final class RunningCommandLine implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on (http://\\S+)");
  private static final long SECONDS = 30;

  private final Watched out = new Watched();
  private final Watched err = new Watched();
  private final CountDownLatch registered = new CountDownLatch(1);
  private final FutureTask<Result> running;
  private volatile Runnable onStop = () -> {};

  public RunningCommandLine(CommandLineFixture fixture, String... arguments) {
    Cli cli = new Cli(fixture.environment(out, err, action -> {
      onStop = action;
      registered.countDown();
      return () -> {};
    }));
    running = new FutureTask<>(() -> {
      int exit = cli.run(arguments);
      return new Result(String.join(" ", arguments), exit, out.toByteArray(), err.text());
    });
    Thread thread = new Thread(running, "command under test");
    thread.setDaemon(true);
    thread.start();
  }

  /** A stream that can be waited at. */
  private static final class Watched extends ByteArrayOutputStream {
    @Override
    public synchronized void write(int b) {
      super.write(b);
      notifyAll();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      notifyAll();
    }

    private synchronized String text() {
      return toString(UTF_8);
    }

    private synchronized void await(String wanted) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      try {
        while (!text().contains(wanted)) {
          long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
          if (left <= 0) {
            throw new AssertionError("no '" + wanted + "' in:\n" + text());
          }
          wait(left);
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Waits until standard error has a text that ends a line or is in one. */
  public void awaitError(String text) {
    err.await(text);
  }

  /** Waits until standard output has a text. */
  public void awaitOutput(String text) {
    out.await(text);
  }

  /** The base URL of a server. */
  public String url() {
    Matcher matcher = LISTENING.matcher(err.text());
    if (!matcher.find()) {
      throw new AssertionError("it does not listen:\n" + err.text());
    }
    return matcher.group(1);
  }

  /** Waits until it ends by itself. */
  public Result await() {
    try {
      return running.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("it did not end; it said:\n" + err.text(), e);
    }
  }

  /** Asks it to stop, and waits until it has. */
  public Result stop() {
    try {
      if (!registered.await(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it takes no signals; it said:\n" + err.text());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    onStop.run();
    return await();
  }

  @Override
  public void close() {
    if (!running.isDone()) {
      stop();
    }
  }
}
