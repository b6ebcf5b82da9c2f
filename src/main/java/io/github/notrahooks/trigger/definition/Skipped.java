package io.github.notrahooks.trigger.definition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.provider.Provider;
import java.util.List;

/**
 * What Notra's own triggers pass over: releases that are marked as not final, and pushes of nothing but
 * chores. The rules are those of its event triggers (docs/triggers.md).
 *
 * @param includePreReleases whether releases that are marked so are taken all the same
 * @param ignoreCommitPatterns a push is passed over if each commit's message has one of these in it
 */
public record Skipped(boolean includePreReleases, List<Pattern> ignoreCommitPatterns) {
  /** Nothing is passed over. */
  public static final Skipped NOTHING = new Skipped(true, List.of());

  private static final int MOST = 10;
  private static final int LONGEST = 120;

  /** Takes a copy. */
  public Skipped {
    ignoreCommitPatterns = List.copyOf(ignoreCommitPatterns);
    if (ignoreCommitPatterns.size() > MOST) {
      throw Failure.usage(
          "there are " + ignoreCommitPatterns.size() + " patterns, and may be " + MOST);
    }
  }

  /**
   * Reads a pattern for the messages of commits; upper and lower case are the same to it.
   *
   * @throws Failure of usage if it is none, or longer than Notra's may be
   */
  public static Pattern pattern(String text) {
    if (text.length() > LONGEST || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw Failure.usage("a pattern is one line of " + LONGEST + " characters at most");
    }
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw Failure.usage("'" + text + "' is no pattern that RE2 knows: " + e.getMessage());
    }
  }

  /** Whether nothing is passed over, whatever the payload says. */
  boolean isNothing() {
    return includePreReleases && ignoreCommitPatterns.isEmpty();
  }

  /** Whether it looks for patterns. */
  boolean hasPatterns() {
    return !ignoreCommitPatterns.isEmpty();
  }

  /** Whether a payload is passed over as a release that is not final. */
  boolean isPreRelease(Provider provider, JsonSpan payload) {
    return !includePreReleases && provider.isPreRelease(payload);
  }

  /** Whether a payload is passed over as commits that all are ignored. */
  boolean isIgnored(Provider provider, JsonSpan payload) {
    if (ignoreCommitPatterns.isEmpty()) {
      return false;
    }
    List<String> messages = provider.commitMessages(payload);
    return !messages.isEmpty()
        && messages.stream()
            .allMatch(message -> ignoreCommitPatterns.stream()
                .anyMatch(pattern -> pattern.matcher(message).find()));
  }
}
