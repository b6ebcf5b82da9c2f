package io.github.notrahooks.terminal;

import io.github.notrahooks.environment.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The signals of the process that the tool runs in. */
public final class ProcessSignals implements Signals {
  private static final int INTERRUPTED = 130;

  @Override
  public Registration onStop(Runnable action) {
    AtomicBoolean stopping = new AtomicBoolean();
    Runnable handler = () -> {
      if (stopping.getAndSet(true)) {
        Runtime.getRuntime().halt(INTERRUPTED);
      }
      Thread stopper = new Thread(action, "stop");
      stopper.setDaemon(true);
      stopper.start();
    };
    List<Object> previous = new ArrayList<>();
    for (String signal : List.of("INT", "TERM")) {
      previous.add(org.jline.utils.Signals.register(signal, handler));
    }
    return () -> {
      org.jline.utils.Signals.unregister("INT", previous.get(0));
      org.jline.utils.Signals.unregister("TERM", previous.get(1));
    };
  }
}
