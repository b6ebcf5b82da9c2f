package io.github.notrahooks.restore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.WrittenJson;
import io.github.notrahooks.restore.JsonStyle.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the bytes that a JSON text had when it was signed: writes it again in the ways in which
 * programs write JSON, until one is right. Bounded by the bytes of what it writes, and never by a clock, so
 * that it finds the same on every machine. Used by one thread.
 */
public final class Restoring {
  /** Larger texts, in bytes, are written in a few usual ways only. */
  public static final int LARGEST = 1024 * 1024;

  /** How many bytes are hashed for one text. */
  private static final long MOST_BYTES = 64L * 1024 * 1024;

  private static final int MOST_CHANGES = 2;

  /** The bytes of a byte-order mark. */
  private static final String MARK = "\u00EF\u00BB\u00BF";

  private final Body text;
  private final Optional<WrittenJson> json;
  private final Set<Object> idle = new HashSet<>();
  private final @Nullable Layout layout;

  /** Whether a name is repeated: who sorts drops all but one, and none may be dropped unsaid. */
  private final boolean repeats;

  private long written;
  private boolean partly;

  /**
   * A text that was found to be right.
   *
   * @param body its bytes
   * @param style how it is written; null for the text in hand, as it stands
   */
  public record Restored(Body body, @Nullable JsonStyle style) {}

  /** Takes what was written. */
  @FunctionalInterface
  public interface Visitor {
    /** Whether this is the text that was looked for, so that no more are wanted. */
    boolean visit(JsonStyle style, Body written);
  }

  /** For a text that may be JSON in UTF-8; if it is not, it is all that can be tried. */
  public Restoring(Body text) {
    this.text = text;
    this.json = WrittenJson.parse(text.bytes());
    this.repeats = text.size() <= LARGEST && json.filter(RepeatedNames::areIn).isPresent();
    if (text.size() <= LARGEST) {
      json.ifPresent(this::findIdle);
    }
    this.layout = text.size() <= LARGEST ? json.map(this::layoutOf).orElse(null) : null;
  }

  /** Whether the text is JSON. */
  public boolean isJson() {
    return json.isPresent();
  }

  /** The layout that the text has, but for what is around it, if it is one of those that programs write. */
  public @Nullable Layout layout() {
    return layout;
  }

  /** How many bytes the last search wrote, most of them to be hashed. */
  public long written() {
    return written;
  }

  /** Whether a search left out what takes too long. */
  public boolean isPartly() {
    return partly;
  }

  /**
   * The text, as it stands or written anew with all of its properties, whose bytes were signed.
   *
   * @param signed whether bytes are those that were signed
   */
  public Optional<Restored> search(Predicate<Body> signed) {
    return found(signed, visitor -> visit(1, visitor));
  }

  /** As {@link #search}, but in the most usual ways only. */
  public Optional<Restored> searchFew(Predicate<Body> signed) {
    return found(signed, visitor -> visit(JsonStyle.FEW, Long.MAX_VALUE, visitor));
  }

  private Optional<Restored> found(Predicate<Body> signed, Predicate<Visitor> visiting) {
    if (signed.test(text)) {
      return Optional.of(new Restored(text, null));
    }
    List<Restored> found = new ArrayList<>(1);
    boolean any = visiting.test((style, written) -> {
      boolean right = !style.escapes().omitsNulls() && signed.test(written);
      if (right) {
        found.add(new Restored(written, style));
      }
      return right;
    });
    return any ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The text without white space between its tokens; as it stands if it is no JSON. */
  public Body compact() {
    return json.flatMap(value -> JsonWriter.write(value, JsonStyle.COMPACT, longest()))
        .map(Body::of)
        .orElse(text);
  }

  /** The JSON, compact, with one of each repeated name in an object; nothing if none is repeated. */
  public Optional<Body> withoutRepeated() {
    return json.filter(value -> repeats)
        .map(RepeatedNames::dropped)
        .flatMap(value -> JsonWriter.write(value, JsonStyle.COMPACT, longest()))
        .map(Body::of);
  }

  /**
   * Shows the visitor the text in each style; true if it found the one it looked for.
   *
   * @param keys how often the visitor hashes each
   */
  public boolean visit(int keys, Visitor visitor) {
    List<JsonStyle> styles =
        new ArrayList<>(text.size() <= LARGEST ? JsonStyle.all(MOST_CHANGES) : JsonStyle.FEW);
    if (text.size() <= LARGEST) {
      styles.addAll(JsonStyle.ofLanguages());
    }
    partly |= json.isPresent() && text.size() > LARGEST;
    return visit(
        styles, text.size() <= LARGEST ? MOST_BYTES / Math.max(1, keys) : Long.MAX_VALUE, visitor);
  }

  /** Shows the visitor the text in the usual styles only. */
  public boolean visitUsual(Visitor visitor) {
    return text.size() <= LARGEST && visit(JsonStyle.all(1), Long.MAX_VALUE, visitor);
  }

  private boolean visit(List<JsonStyle> styles, long most, Visitor visitor) {
    if (json.isEmpty()) {
      return false;
    }
    written = 0;
    for (JsonStyle style : styles) {
      if (!isIdle(style) && visit(json.get(), style, most, visitor)) {
        return true;
      }
    }
    return false;
  }

  private boolean visit(WrittenJson value, JsonStyle style, long most, Visitor visitor) {
    if (written + text.size() > most) {
      partly = true;
      return false;
    }
    Optional<byte[]> bytes = JsonWriter.write(value, style, longest());
    partly |= bytes.isEmpty();
    // What has become short by losing repeated keys took as long as the rest.
    written += bytes.map(all -> Math.max(all.length, text.size())).orElse(longest());
    return bytes.isPresent()
        && !Arrays.equals(bytes.get(), text.bytes())
        && visitor.visit(style, Body.of(bytes.get()));
  }

  /** Deep nesting would be indented to hundreds of times its size. */
  private int longest() {
    return (int) Math.min(Integer.MAX_VALUE / 4, 64 * 1024 + 8L * text.size());
  }

  private @Nullable Layout layoutOf(WrittenJson value) {
    String bare = bare();
    for (Layout each : Layout.values()) {
      Optional<byte[]> bytes = JsonWriter.write(value, JsonStyle.plain(each), text.size());
      if (bytes.isPresent() && new String(bytes.get(), ISO_8859_1).equals(bare)) {
        return each;
      }
    }
    return null;
  }

  /** The text, a character for each byte, without a byte-order mark and white space around it. */
  private String bare() {
    String whole = new String(text.bytes(), ISO_8859_1);
    return (whole.startsWith(MARK) ? whole.substring(MARK.length()) : whole).strip();
  }

  /** Finds what makes no difference to this JSON: escapes without anything to escape, and the like. */
  private void findIdle(WrittenJson value) {
    List<byte[]> escaped = new ArrayList<>();
    for (Escapes escapes : Escapes.values()) {
      keepIfNew(escaped, value, style(Order.WRITTEN, escapes, Numbers.WRITTEN), escapes);
    }
    List<byte[]> ordered = new ArrayList<>();
    for (Order order : List.of(Order.WRITTEN, Order.SORTED, Order.INDICES_FIRST)) {
      keepIfNew(ordered, value, style(order, Escapes.WRITTEN, Numbers.WRITTEN), order);
    }
    List<byte[]> counted = new ArrayList<>();
    for (Numbers numbers : Numbers.values()) {
      keepIfNew(counted, value, style(Order.WRITTEN, Escapes.WRITTEN, numbers), numbers);
    }
  }

  private static JsonStyle style(Order order, Escapes escapes, Numbers numbers) {
    return new JsonStyle(Layout.COMPACT, order, escapes, numbers, false);
  }

  private void keepIfNew(List<byte[]> seen, WrittenJson value, JsonStyle style, Object trait) {
    Optional<byte[]> bytes = JsonWriter.write(value, style, longest());
    if (bytes.isEmpty() || seen.stream().anyMatch(each -> Arrays.equals(each, bytes.get()))) {
      idle.add(trait);
    } else {
      seen.add(bytes.get());
    }
  }

  private boolean isIdle(JsonStyle style) {
    if (repeats && style.order() != Order.WRITTEN) {
      return true;
    }
    boolean idles = idle.contains(style.escapes())
        || idle.contains(style.order())
        || idle.contains(style.numbers());
    return idles && !style.equals(JsonStyle.JSONB);
  }
}
