package io.github.notrahooks.failure;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name nearest to one that was mistyped. */
public final class Nearest {
  private Nearest() {}

  /** The known name nearest to {@code name} by edit distance, if any is near enough to be meant. */
  public static Optional<String> to(String name, Collection<String> known) {
    if (name.isBlank()) {
      // Every name begins so.
      return Optional.empty();
    }
    String wanted = name.toLowerCase(Locale.ROOT);
    String nearest = null;
    int best = Integer.MAX_VALUE;
    for (String candidate : known) {
      String lower = candidate.toLowerCase(Locale.ROOT);
      int distance =
          lower.startsWith(wanted) || wanted.startsWith(lower) ? 1 : distance(wanted, lower);
      // Of several that it begins with, the longest: --until-eventt is no --until.
      boolean longer = distance == best
          && nearest != null
          && wanted.startsWith(lower)
          && lower.length() > nearest.length();
      if (distance < best || longer) {
        best = distance;
        nearest = candidate;
      }
    }
    int tolerated = Math.max(2, wanted.length() / 2);
    return best <= tolerated ? Optional.ofNullable(nearest) : Optional.empty();
  }

  /** {@code " Did you mean 'x'?"}, or the empty string where nothing is near. */
  public static String hint(String name, Collection<String> known) {
    return to(name, known).map(nearest -> " Did you mean '" + nearest + "'?").orElse("");
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
