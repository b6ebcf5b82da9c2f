package io.github.notrahooks.terminal;

import io.github.notrahooks.environment.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The signals of the process that the tool runs in. */
public final class ProcessSignals implements Signals {
  private static final int INTERRUPTED = 130;

  /** Longer than anything that ends in order takes. */
  private static final long PATIENCE_SECONDS = 20;

  private static final String INT = "INT";
  private static final String TERM = "TERM";

  /** The terminal was closed. It stays ignored where it was from the start, as {@code nohup} has it. */
  private static final String HUP = "HUP";

  @Override
  public Registration onStop(Runnable action) {
    return onStop(action, () -> {});
  }

  @Override
  public Registration onStop(Runnable action, Runnable lastWill) {
    return onStop(List.of(INT, TERM), action, lastWill);
  }

  @Override
  public Registration onEnd(Runnable action) {
    return onStop(List.of(TERM), action, () -> {});
  }

  private static Registration onStop(List<String> asking, Runnable action, Runnable lastWill) {
    AtomicBoolean stopping = new AtomicBoolean();
    Registration asked = register(asking, () -> {
      if (stopping.getAndSet(true)) {
        lastWill.run();
        Runtime.getRuntime().halt(INTERRUPTED);
      }
      begin(action, lastWill);
    });
    Registration hungUp = register(List.of(HUP), () -> {
      // It comes from the system and from the shell: the second one is nobody's impatience.
      if (!stopping.getAndSet(true)) {
        begin(action, lastWill);
      }
    });
    return () -> {
      hungUp.close();
      asked.close();
    };
  }

  /** Whoever reads the output may have stopped, and the command waits for that: it ends all the same. */
  private static void begin(Runnable action, Runnable lastWill) {
    start("stop", action);
    start("patience", () -> {
      try {
        TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
      } catch (InterruptedException e) {
        // Nothing interrupts this thread.
        return;
      }
      lastWill.run();
      Runtime.getRuntime().halt(INTERRUPTED);
    });
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Registration onInterrupt(Runnable action) {
    return register(List.of(INT), action);
  }

  private static Registration register(List<String> signals, Runnable handler) {
    List<Object> previous = new ArrayList<>();
    for (String signal : signals) {
      previous.add(org.jline.utils.Signals.register(signal, handler));
    }
    return () -> {
      for (int i = 0; i < signals.size(); i++) {
        org.jline.utils.Signals.unregister(signals.get(i), previous.get(i));
      }
    };
  }
}
