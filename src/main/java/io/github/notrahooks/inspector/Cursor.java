package io.github.notrahooks.inspector;

import io.github.notrahooks.log.segment.LogPlace;
import io.github.notrahooks.log.segment.Segment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ended, so that what arrives meanwhile does not shift the next one.
 *
 * @param place a little before the page's end: what triggers did for the next one's first may be there
 * @param seq the number of the page's last record
 */
record Cursor(LogPlace place, long seq) {
  /**
   * Reads one that was given out.
   *
   * @throws Refusal if it was not
   */
  static @Nullable Cursor parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", -1);
      if (parts.length == 3) {
        Segment segment = Segment.parse(parts[0])
            .orElseThrow(() -> new IllegalArgumentException("no name of a segment"));
        long offset = Long.parseLong(parts[1]);
        long seq = Long.parseLong(parts[2]);
        if (offset >= 0) {
          return new Cursor(new LogPlace(segment, offset), seq);
        }
      }
    } catch (IllegalArgumentException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static Refusal wrong() {
    return Refusal.wrong(
        "the parameter cursor is none that was given out; leave it out to begin with the newest");
  }

  /** As it is given out. */
  @Override
  public String toString() {
    String plain = place.segment().fileName() + " " + place.offset() + " " + seq;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }
}
