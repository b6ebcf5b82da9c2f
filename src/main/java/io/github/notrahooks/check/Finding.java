package io.github.notrahooks.check;

import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param result how it ended
 * @param level how much it counts: a check may find what counts less than what it looks for
 * @param message a sentence about what was seen; what it quotes of answers is not safe to print
 * @param replies what was sent and what came, as far as that shows it; the last is what decided
 */
public record Finding(Result result, Level level, String message, List<Reply> replies) {
  /** What is kept cannot be changed. */
  public Finding {
    replies = List.copyOf(replies);
  }

  /** A check that ended well. */
  static Finding passed(Level level, String message, List<Reply> replies) {
    return new Finding(Result.PASSED, level, message, replies);
  }

  /** What was sent and what came that decided; nothing where nothing was sent. */
  public Optional<Reply> decisive() {
    return replies.isEmpty() ? Optional.empty() : Optional.of(replies.get(replies.size() - 1));
  }

  /** Whether it makes the run fail. */
  public boolean counts(boolean strict) {
    return result == Result.FAILED && (level == Level.MUST || strict && level == Level.SHOULD);
  }
}
