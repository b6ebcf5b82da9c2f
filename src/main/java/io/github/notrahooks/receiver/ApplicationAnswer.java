package io.github.notrahooks.receiver;

import io.github.notrahooks.log.record.LogRecord;
import java.util.function.Consumer;

/** Whether a provider is told what an application says, in place of what Notra would. For any thread. */
public interface ApplicationAnswer {
  /** Never. */
  ApplicationAnswer NONE = new ApplicationAnswer() {
    @Override
    public boolean takes(LogRecord delivery) {
      return false;
    }

    @Override
    public void drop(LogRecord delivery) {}

    @Override
    public void ask(LogRecord delivery, Consumer<Reply> reply) {}
  };

  /** Whether it is for a delivery that was accepted and is about to be logged. One of the others follows. */
  boolean takes(LogRecord delivery);

  /** The delivery could not be logged. */
  void drop(LogRecord delivery);

  /** The delivery is logged: gives the answer later, and does not block. */
  void ask(LogRecord delivery, Consumer<Reply> reply);
}
