package io.github.notrahooks.verify;

/**
 * How much may be spent on looking for what would have matched. A search that has begun is finished, so
 * that its answer is the same however many messages are verified. Not thread-safe.
 */
public final class SearchBudget {
  /** How many bytes the searches of one command write and hash: some seconds' work. */
  private static final long BYTES = 1L << 30;

  private long left;

  private SearchBudget(long left) {
    this.left = left;
  }

  /** For many messages: enough for some hundred of the usual size. */
  public static SearchBudget forMany() {
    return new SearchBudget(BYTES);
  }

  /** For one message. */
  public static SearchBudget forOne() {
    return new SearchBudget(1);
  }

  /** For no message. */
  public static SearchBudget none() {
    return new SearchBudget(0);
  }

  /** Whether there is anything left to look for what would have matched. */
  public boolean isLeft() {
    return left > 0;
  }

  /** Takes note of bytes that were written and hashed. */
  public void spend(long bytes) {
    left -= bytes;
  }
}
