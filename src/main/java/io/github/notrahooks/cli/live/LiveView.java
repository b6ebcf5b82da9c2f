package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.terminal.Key;
import io.github.notrahooks.terminal.Screen;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows deliveries on a screen as they come, and does what keys ask for. Everything on the screen belongs
 * to a thread of its own; what takes time, such as a replay, is done by another.
 */
public final class LiveView implements AutoCloseable {
  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Without anything new, the pace still changes. */
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final int MOST_ACTIONS = 100;
  private static final long PATIENCE_MILLIS = 2_000;

  private final Screen screen;
  private final LiveModel model;
  private final LiveRenderer renderer;
  private final Actions actions;
  private final Host host;
  private final LongSupplier nanoTime;
  private final Inbox inbox = new Inbox();
  private final Tally tally;
  private final ConcurrentLinkedQueue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final ThreadPoolExecutor actor;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean broken;
  private boolean printed;

  /**
   * What is shown where there are no deliveries yet.
   *
   * @param address where the server listens
   * @param welcome lines that say what to do now
   * @param colours whether there may be colours
   */
  public record Look(String address, String welcome, boolean colours) {}

  /** What the view belongs to. */
  public interface Host {
    /** Somebody wants the server to stop. */
    void quit();

    /** The view cannot go on, for a reason, or because the terminal is gone; its screen is closed. */
    void broken(@Nullable Throwable reason);
  }

  /** A view on a screen, which it closes in the end; it shows nothing before {@link #start}. */
  public LiveView(Screen screen, Look look, Actions actions, Host host, LongSupplier nanoTime) {
    this.screen = screen;
    this.tally = new Tally();
    this.model = new LiveModel(tally, look.address(), look.welcome());
    this.renderer = new LiveRenderer(look.colours());
    this.actions = actions;
    this.host = host;
    this.nanoTime = nanoTime;
    this.actor = new ThreadPoolExecutor(
        1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_ACTIONS), LiveView::actorThread);
    this.thread = new Thread(this::run, "live-view");
    thread.setDaemon(true);
  }

  private static Thread actorThread(Runnable work) {
    Thread thread = new Thread(work, "live-actions");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to draw. */
  public void start() {
    thread.start();
  }

  /** Adds a delivery; never blocks, for any thread. */
  public void add(Row row) {
    tally.add(row.outcome());
    inbox.add(deliveries -> deliveries.add(row));
  }

  /**
   * Says on the line of a delivery what was done for it; for any thread.
   *
   * @param who did it: what it said of that delivery before gives way
   */
  public void note(String id, String who, String text) {
    inbox.add(deliveries -> deliveries.note(id, who, text));
  }

  /** Says something to the person; for any thread. */
  public void notice(String text) {
    events.add(() -> model.notice(text));
  }

  /** Says that the server stops; for any thread. */
  public void stopping() {
    events.add(model::stop);
  }

  /** How many deliveries there were, by outcome. */
  public Map<Outcome, Long> counts() {
    return tally.counts();
  }

  private void run() {
    Throwable reason = null;
    try {
      loop();
    } catch (RuntimeException | Error e) {
      reason = e;
    } finally {
      screen.close();
    }
    if (!closing) {
      broken = true;
      host.broken(reason);
    }
  }

  private void loop() {
    long drawnAt = nanoTime.getAsLong() - IDLE_NANOS;
    boolean changed = true;
    Key key = Key.NONE;
    while (!closing && key.kind() != Key.Kind.CLOSED) {
      long due = drawnAt + (changed ? FRAME_NANOS : IDLE_NANOS);
      long now = nanoTime.getAsLong();
      if (now - due >= 0) {
        draw(now);
        drawnAt = now;
        changed = false;
        due = now + FRAME_NANOS;
      }
      key = screen.readKey(Duration.ofNanos(Math.max(0, Math.min(FRAME_NANOS, due - now))));
      changed |= !key.equals(Key.NONE);
      press(key);
      changed |= inbox.drainTo(model.deliveries());
      changed |= happened();
    }
    if (printed) {
      screen.print("\n");
    }
  }

  private void draw(long now) {
    // What was printed stays in sight until the person has seen it.
    if (!printed) {
      screen.draw(renderer.render(model, screen.size(), now));
    }
  }

  private boolean happened() {
    boolean any = false;
    for (Runnable event = events.poll(); event != null; event = events.poll()) {
      event.run();
      any = true;
    }
    return any;
  }

  private void press(Key key) {
    if (printed && !key.equals(Key.NONE)) {
      printed = false;
      screen.print("\n");
      return;
    }
    Request request = model.press(key);
    String id = request.id();
    switch (request.kind()) {
      case NONE -> {}
      case QUIT -> {
        model.stop();
        host.quit();
      }
      case SHOW -> act(() -> actions.show(id), text -> model.open(new Page(id, text)));
      case VERIFY ->
        act(() -> actions.verify(id), text -> model.open(new Page("Signature of " + id, text)));
      case REPLAY -> act(() -> actions.replay(id, false), model::notice);
      case REDELIVER -> act(() -> actions.replay(id, true), model::notice);
      case CURL -> act(() -> actions.curl(id), this::print);
    }
  }

  private void print(String text) {
    printed = true;
    screen.print(text.stripTrailing() + "\n\nPress a key to go back to the deliveries. ");
  }

  /** Something that takes time, and gives a text. */
  private interface Work {
    String run();
  }

  private void act(Work work, Consumer<String> taker) {
    try {
      actor.execute(() -> {
        String text = result(work);
        events.add(() -> {
          model.notice("");
          taker.accept(text);
        });
      });
      model.notice("One moment…");
    } catch (RejectedExecutionException e) {
      model.notice("There is still too much to do; try again in a moment.");
    }
  }

  private static String result(Work work) {
    try {
      return work.run();
    } catch (RuntimeException | OutOfMemoryError e) {
      return "It did not work: " + Printable.line(String.valueOf(e));
    }
  }

  /** Whether the view has given up. */
  public boolean isBroken() {
    return broken;
  }

  /** Ends the view and gives the terminal back, whatever state it is in. */
  @Override
  public void close() throws InterruptedException {
    closing = true;
    actor.shutdownNow();
    if (thread.isAlive()) {
      thread.join(PATIENCE_MILLIS);
    }
    screen.close();
  }
}
