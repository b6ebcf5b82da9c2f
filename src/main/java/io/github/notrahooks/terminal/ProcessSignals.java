package io.github.notrahooks.terminal;

import io.github.notrahooks.environment.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The signals of the process that the tool runs in. */
public final class ProcessSignals implements Signals {
  private static final int INTERRUPTED = 130;
  private static final String INT = "INT";
  private static final String TERM = "TERM";

  @Override
  public Registration onStop(Runnable action) {
    return onStop(action, () -> {});
  }

  @Override
  public Registration onStop(Runnable action, Runnable lastWill) {
    AtomicBoolean stopping = new AtomicBoolean();
    return register(List.of(INT, TERM), () -> {
      if (stopping.getAndSet(true)) {
        lastWill.run();
        Runtime.getRuntime().halt(INTERRUPTED);
      }
      Thread stopper = new Thread(action, "stop");
      stopper.setDaemon(true);
      stopper.start();
    });
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
