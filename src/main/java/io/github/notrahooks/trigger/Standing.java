package io.github.notrahooks.trigger;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.Home;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a trigger stands, as the server noted last: once a second while it runs.
 *
 * @param waiting how many deliveries were owed
 * @param oldest when the oldest of them was received; null where none was owed
 * @param failures how many failures in a row there were
 * @param disabledSince since when it is disabled, as a server noticed it; null where it is not
 */
public record Standing(
    long waiting,
    @Nullable Instant oldest,
    int failures,
    @Nullable Instant disabledSince) {
  /** That of one which no server ever started. */
  public static final Standing NONE = new Standing(0, null, 0, null);

  /**
   * Those of all triggers that a server ever started, by their IDs.
   *
   * @throws io.github.notrahooks.failure.Failure if a file of theirs cannot be read
   */
  public static SortedMap<String, Standing> all(Home home) {
    SortedMap<String, Standing> all = new TreeMap<>();
    try {
      for (String id : TriggerPosition.all(home)) {
        of(home, id).ifPresent(standing -> all.put(id, standing));
      }
    } catch (IOException e) {
      throw Failure.failed(
          "cannot look at " + TriggerPosition.folder(home) + ": " + FileProblem.named(e));
    }
    return all;
  }

  /** How many deliveries were owed, in words: {@code 1 delivery}, {@code 3 deliveries}. */
  public String deliveries() {
    return deliveries(waiting);
  }

  static String deliveries(long count) {
    return count == 1 ? "1 delivery" : count + " deliveries";
  }

  /**
   * That of a trigger; nothing if no server ever started it.
   *
   * @throws io.github.notrahooks.failure.Failure if its file cannot be read
   */
  public static Optional<Standing> of(Home home, String triggerId) {
    return TriggerPosition.read(home, triggerId)
        .map(position -> new Standing(
            position.waiting(),
            position.owed() ? position.at() : null,
            position.failures(),
            position.gaps().stream()
                .filter(Gap::isOpen)
                .map(Gap::from)
                .findFirst()
                .orElse(null)));
  }
}
