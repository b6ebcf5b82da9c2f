package io.github.notrahooks.output;

import java.io.IOException;

/** Nobody reads the output any more, as when it is piped into {@code head}: a reason to end, not an error. */
public final class OutputClosed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosed(IOException cause) {
    super(cause);
  }
}
