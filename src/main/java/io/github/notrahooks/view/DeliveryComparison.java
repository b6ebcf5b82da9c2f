package io.github.notrahooks.view;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.log.record.LogRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two requests beside each other. The texts are as strangers wrote them: not safe to print.
 *
 * @param a the first delivery
 * @param b the second
 * @param body what differs between the bodies
 * @param headers all headers, those of the first in their order and then what only the second has
 */
public record DeliveryComparison(
    LogRecord a, LogRecord b, BodyComparison body, List<HeaderPair> headers) {

  /**
   * A header in both requests. One that is repeated has a pair for each time.
   *
   * @param name as the first request that has it spells it
   * @param a its value in the first, or null
   * @param b its value in the second, or null
   */
  public record HeaderPair(
      String name, @Nullable String a, @Nullable String b) {
    /** Whether it is the same in both. */
    public boolean same() {
      return a != null && a.equals(b);
    }
  }

  /**
   * Compares two deliveries.
   *
   * @throws io.github.notrahooks.failure.Failure if one is the run of a command, which has no request
   */
  public static DeliveryComparison of(LogRecord a, LogRecord b) {
    LogRecord.Request one = a.sentRequest();
    LogRecord.Request other = b.sentRequest();
    return new DeliveryComparison(
        a, b, BodyComparison.of(one.body(), other.body()), headers(one.headers(), other.headers()));
  }

  /** The headers that are not the same. */
  public List<HeaderPair> differentHeaders() {
    return headers.stream().filter(pair -> !pair.same()).toList();
  }

  private static List<HeaderPair> headers(Headers a, Headers b) {
    Map<String, List<Header>> ones = byName(a);
    Map<String, List<Header>> others = byName(b);
    List<HeaderPair> pairs = new ArrayList<>();
    ones.forEach((name, headers) -> pair(pairs, headers, others.getOrDefault(name, List.of())));
    others.forEach((name, headers) -> {
      if (!ones.containsKey(name)) {
        pair(pairs, List.of(), headers);
      }
    });
    return List.copyOf(pairs);
  }

  private static Map<String, List<Header>> byName(Headers headers) {
    Map<String, List<Header>> named = new LinkedHashMap<>();
    for (Header header : headers) {
      named
          .computeIfAbsent(header.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header);
    }
    return named;
  }

  private static void pair(List<HeaderPair> pairs, List<Header> a, List<Header> b) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      Header one = i < a.size() ? a.get(i) : null;
      Header other = i < b.size() ? b.get(i) : null;
      Header named = one != null ? one : other;
      if (named != null) {
        pairs.add(new HeaderPair(
            named.name(),
            one == null ? null : one.readable(),
            other == null ? null : other.readable()));
      }
    }
  }
}
