package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.log.record.RecordKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a stranger may have made long in a request that is refused, and notes the keys of the record of
 * which only the beginning is left. Nothing that a provider sends is so long. Not thread-safe.
 */
final class Cuts {
  /** IDs, names and methods. */
  static final int LONGEST_NAME = 256;

  /** Header values. */
  static final int LONGEST_VALUE = 1024;

  /** Paths and messages. */
  static final int LONGEST_TEXT = 2048;

  /** All headers together, with what stands around each in a record. */
  static final int LONGEST_HEADERS = 16 * 1024;

  private static final int AROUND_A_HEADER = 8;

  private final boolean cutting;
  private final Set<String> keys = new LinkedHashSet<>();

  /** Cuts, or leaves all as it is. */
  Cuts(boolean cutting) {
    this.cutting = cutting;
  }

  String name(String key, String text) {
    return text(key, text, LONGEST_NAME);
  }

  @Nullable
  String nameOrNull(String key, @Nullable String text) {
    return text == null ? null : name(key, text);
  }

  String text(String key, String text) {
    return text(key, text, LONGEST_TEXT);
  }

  @Nullable
  String textOrNull(String key, @Nullable String text) {
    return text == null ? null : text(key, text);
  }

  private String text(String key, String text, int longest) {
    if (!cutting || text.length() <= longest) {
      return text;
    }
    keys.add(key);
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  /** The first of the headers, each cut by itself. */
  Headers headers(Headers headers) {
    if (!cutting) {
      return headers;
    }
    Headers.Builder kept = new Headers.Builder();
    int room = LONGEST_HEADERS;
    for (Header header : headers) {
      String name = text(RecordKeys.HEADERS, header.name(), LONGEST_NAME);
      String value = text(RecordKeys.HEADERS, header.value(), LONGEST_VALUE);
      room -= name.length() + value.length() + AROUND_A_HEADER;
      if (room < 0) {
        keys.add(RecordKeys.HEADERS);
        return kept.build();
      }
      kept.add(name, value);
    }
    return kept.build();
  }

  /** The keys of what was cut so far, in the order in which it was. */
  List<String> keys() {
    return List.copyOf(keys);
  }
}
