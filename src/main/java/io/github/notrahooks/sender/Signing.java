package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Headers;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signs one draft as often as it is sent. Where the scheme signs no time, it signs no delivery ID either:
 * then the payload is read and signed once, and only the ID is put in each time. Thread-safe.
 */
public final class Signing {
  private final Draft draft;
  private final boolean repeats;
  private volatile @Nullable SignedMessage made;

  /** The signing of a draft. */
  public Signing(Draft draft) {
    this.draft = draft;
    this.repeats = !draft.scheme().signsTime() && draft.fault() == null;
  }

  /** What is signed. */
  Draft draft() {
    return draft;
  }

  /** The message, signed at the given time. */
  SignedMessage at(String deliveryId, Instant at) {
    if (!repeats) {
      return draft.signed(deliveryId, at);
    }
    SignedMessage message = made;
    if (message == null) {
      message = draft.unedited(deliveryId, at);
      made = message;
    }
    Headers headers = message.headers();
    Optional<String> name = draft.scheme().deliveryHeader();
    Headers named = name.isEmpty() ? headers : headers.with(name.get(), deliveryId);
    return new SignedMessage(draft.edits().applyTo(named), message.body());
  }
}
