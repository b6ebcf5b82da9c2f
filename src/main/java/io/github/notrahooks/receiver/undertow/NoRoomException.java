package io.github.notrahooks.receiver.undertow;

import java.io.IOException;
import java.io.Serial;

/** There is no room at the moment for more of what does not end. */
final class NoRoomException extends IOException {
  @Serial
  private static final long serialVersionUID = 1L;

  NoRoomException() {
    super("too much is held of requests whose rest is waited for");
  }
}
