package io.github.notrahooks.cli.live;

import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.terminal.Key;
import io.github.notrahooks.terminal.Screen;
import java.io.IOException;
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

  /** One for what came before and then the preview, one for the search. */
  private static final int MOST_READERS = 3;

  private static final long PATIENCE_MILLIS = 2_000;

  private final Screen screen;
  private final LiveModel model;
  private final LiveRenderer renderer;
  private final Actions actions;
  private final History history;
  private final Host host;
  private final LongSupplier nanoTime;
  private final Inbox inbox = new Inbox();
  private final Tally tally;
  private final ConcurrentLinkedQueue<Runnable> events = new ConcurrentLinkedQueue<>();
  private final ThreadPoolExecutor actor;
  private final ThreadPoolExecutor readers;
  private final PreviewLoader loader;
  private final BodySearch search;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean broken;
  private boolean printed;

  /** Whether somebody else has the terminal. */
  private volatile boolean lent;

  /** What was asked for before this many times of giving up is waited for no more. */
  private int patience;

  private int underWay;

  /**
   * What is shown where there are no deliveries yet.
   *
   * @param address where the server listens
   * @param welcome lines that say what to do now
   * @param repositories how many repositories deliveries may come for
   * @param colours whether there may be colours
   */
  public record Look(String address, String welcome, int repositories, boolean colours) {}

  /**
   * What the view stands on.
   *
   * @param actions what can be done with a delivery
   * @param history what the log knows
   */
  public record Sources(Actions actions, History history) {}

  /** What the view belongs to. */
  public interface Host {
    /** Somebody wants the server to stop. */
    void quit();

    /** The view cannot go on, for a reason, or because the terminal is gone; its screen is closed. */
    void broken(@Nullable Throwable reason);
  }

  /** A view on a screen, which it closes in the end; it shows nothing before {@link #start}. */
  public LiveView(Screen screen, Look look, Sources sources, Host host, LongSupplier nanoTime) {
    this.screen = screen;
    this.tally = new Tally();
    this.model = new LiveModel(tally, look);
    this.renderer = new LiveRenderer(look.colours());
    this.actions = sources.actions();
    this.history = sources.history();
    this.host = host;
    this.nanoTime = nanoTime;
    this.actor = threads("live-actions", 1);
    this.readers = threads("live-reading", MOST_READERS);
    this.loader = new PreviewLoader(model, history, readers, events);
    this.search = new BodySearch(model, history, readers, events);
    this.thread = new Thread(this::run, "live-view");
    thread.setDaemon(true);
  }

  private static ThreadPoolExecutor threads(String name, int most) {
    return new ThreadPoolExecutor(
        most, most, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_ACTIONS), work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Begins to draw. */
  public void start() {
    thread.start();
    readers.execute(this::readEarlier);
  }

  private void readEarlier() {
    try {
      history.earlier(rows -> inbox.add(deliveries -> {
        deliveries.addEarlier(rows);
        search.again();
      }));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      notice("What came before cannot be shown: " + Printable.line(String.valueOf(e.getMessage())));
    }
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
    inbox.add(deliveries -> {
      deliveries.note(id, who, text);
      model.preview().forget(id);
    });
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
      look(nanoTime.getAsLong());
    }
    if (printed) {
      screen.print("\n");
    }
  }

  private void look(long now) {
    loader.look(now);
    search.look(now);
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
      case CANCEL -> patience++;
      case SHOW -> show(request);
      case REFOLD -> refold(request.depth());
      case VERIFY -> act(() -> actions.verify(id), page("Signature of " + id, request));
      case REPLAY -> act(() -> actions.replay(id, false), replayed());
      case REDELIVER -> act(() -> actions.replay(id, true), replayed());
      case EDIT -> edit(id);
      case DIFFER ->
        act(
            () -> actions.differ(id, request.other()),
            page("From " + id + " to " + request.other(), request));
      case CURL -> act(() -> actions.curl(id), patient(this::print));
    }
  }

  /** For one who may have given up by then. */
  private <T> Consumer<T> patient(Consumer<T> taker) {
    int before = patience;
    return result -> {
      if (patience == before) {
        taker.accept(result);
      }
    };
  }

  private Consumer<String> page(String title, Request request) {
    return patient(text -> model.open(new Page(title, request, Document.of(text), text)));
  }

  /** It was sent, whether or not somebody still waited for that. */
  private Consumer<String> replayed() {
    return model::notice;
  }

  /** A document with the text that is seen at first. */
  private record Opened(Document document, String text) {}

  private void show(Request request) {
    act(
        () -> {
          Document document = actions.show(request.id());
          return new Opened(document, document.text(document.depth()));
        },
        patient(opened ->
            model.open(new Page(request.id(), request, opened.document(), opened.text()))));
  }

  private void refold(int depth) {
    Page page = model.page();
    if (page != null) {
      act(() -> page.document().text(depth), patient(text -> {
        if (!page.refold(depth, text)) {
          model.notice(PageKeys.NOT_HERE);
        }
      }));
    }
  }

  private void edit(String id) {
    lent = true;
    screen.lend(() -> {
      String problem = "";
      try {
        actions.edit(id);
      } catch (RuntimeException | OutOfMemoryError e) {
        problem = failed(e);
      }
      if (!problem.isEmpty()) {
        screen.print(problem + "\n");
      }
    });
    lent = false;
    if (!closing) {
      print("");
    }
  }

  private void print(String text) {
    printed = true;
    screen.print(text.stripTrailing() + "\n\nPress a key to go back to the deliveries. ");
  }

  /** Something that takes time, and gives something. */
  private interface Work<T> {
    T run();
  }

  private <T> void act(Work<T> work, Consumer<T> taker) {
    try {
      actor.execute(() -> {
        Runnable then = result(work, taker);
        events.add(() -> {
          underWay--;
          model.waiting(model.waiting() && underWay > 0);
          then.run();
        });
      });
      underWay++;
      model.waiting(true);
    } catch (RejectedExecutionException e) {
      model.notice("There is still too much to do; try again in a moment.");
    }
  }

  private <T> Runnable result(Work<T> work, Consumer<T> taker) {
    try {
      T result = work.run();
      return () -> taker.accept(result);
    } catch (RuntimeException | OutOfMemoryError e) {
      String problem = failed(e);
      return () -> model.notice(problem);
    }
  }

  private static String failed(Throwable problem) {
    return "It did not work: " + Printable.line(String.valueOf(problem));
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
    readers.shutdownNow();
    if (lent) {
      // An editor that is left behind would go on reading from the terminal.
      thread.interrupt();
    }
    if (thread.isAlive()) {
      thread.join(PATIENCE_MILLIS);
    }
    screen.close();
  }
}
