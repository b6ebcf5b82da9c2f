package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Envelope.Content;
import io.github.notrahooks.input.Envelope.Form;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.json.MalformedJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the deliveries in a file that is not one itself. Nothing is said of whether they are meant. */
public final class Envelopes {
  /** A file may have many lines; more deliveries than this are not asked for by their number. */
  private static final int MOST = 100_000;

  private final List<Envelope> deliveries;

  private Envelopes(List<Envelope> deliveries) {
    this.deliveries = deliveries;
  }

  /** The deliveries in some bytes; none if they are no envelope that is known. */
  public static Envelopes in(Body file) {
    PlainText text = PlainText.of(file.bytes());
    List<Envelope> found = in(text.bytes());
    return new Envelopes(
        text.fromUtf16() ? found.stream().map(each -> each.inside(Form.UTF_16)).toList() : found);
  }

  private static List<Envelope> in(byte[] bytes) {
    byte[] events = ofEventStream(bytes);
    if (events != null) {
      return ofLines(events);
    }
    if (JsonHeaders.isJson(bytes)) {
      return ofJson(bytes);
    }
    return HttpText.read(bytes);
  }

  /** Whether bytes are what a list of the log shows of a delivery, without its headers and its body. */
  public static boolean isSummary(Body file) {
    try {
      return EnvelopeReader.isSummary(JsonSpan.root(PlainText.of(file.bytes()).bytes()));
    } catch (MalformedJson e) {
      return false;
    }
  }

  /** Why nothing is found in bytes that begin as JSON does, in words; nothing if that is not known. */
  public static Optional<String> problem(Body file) {
    byte[] text = PlainText.of(file.bytes()).bytes();
    try {
      if (!JsonHeaders.isJson(text)) {
        return Optional.empty();
      }
      JsonSpan root = JsonSpan.root(text);
      return root.isObject() ? EnvelopeReader.problem(root) : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.of("it begins like JSON and is none that is read: " + e.getMessage());
    }
  }

  /** How many deliveries there are. */
  public int count() {
    return deliveries.size();
  }

  /** All of them, in order. */
  public List<Envelope> all() {
    return deliveries;
  }

  /**
   * The one delivery.
   *
   * @param entry its number from 1, or null if there must be one only
   * @param origin the file's name, for messages
   * @throws Failure of usage if there are several and no number says which, or the number is too large
   */
  public Optional<Envelope> one(@Nullable Integer entry, String origin) {
    int count = deliveries.size();
    if (entry == null) {
      if (count > 1) {
        throw Failure.usage(origin + " has " + count + " deliveries (the first is "
            + deliveries.get(0).form().words() + "); say which with --entry N, from 1 to " + count);
      }
      return deliveries.stream().findFirst();
    }
    if (entry < 1 || entry > count) {
      throw Failure.usage("--entry is " + entry + ", and " + origin + " has "
          + (count == 0
              ? "no delivery inside"
              : count == 1 ? "one delivery" : count + " deliveries"));
    }
    return Optional.of(deliveries.get(entry - 1));
  }

  private static List<Envelope> ofJson(byte[] bytes) {
    JsonSpan root;
    try {
      root = JsonSpan.root(bytes);
    } catch (MalformedJson e) {
      return ofLines(bytes);
    }
    if (!root.isArray()) {
      return EnvelopeReader.read(root);
    }
    List<JsonSpan.Member> items = root.members(2);
    if (items.size() == 2 && EnvelopeReader.read(items.get(0).value()).size() == 1) {
      items = root.members();
    }
    List<Envelope> found = new ArrayList<>();
    for (JsonSpan.Member item : items) {
      List<Envelope> inside = EnvelopeReader.read(item.value());
      if (inside.size() != 1 && items.size() > 1) {
        // Not a list of deliveries, but one that somebody sent.
        return List.of();
      }
      found.addAll(inside);
    }
    if (items.size() != 1) {
      return List.copyOf(found);
    }
    JsonSpan only = items.get(0).value();
    return found.isEmpty()
        ? List.of(new Envelope(
            List.of(Form.LIST_OF_ONE),
            Headers.EMPTY,
            List.of(new Content("[0]", Body.of(only.written()), false)),
            null,
            null))
        : found.stream().map(each -> each.inside(Form.LIST_OF_ONE)).toList();
  }

  /** Each line a delivery, as logs and exports have them; nothing if one line is not. */
  private static List<Envelope> ofLines(byte[] bytes) {
    List<Envelope> found = new ArrayList<>();
    int start = 0;
    while (start < bytes.length) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      byte[] line = Arrays.copyOfRange(bytes, start, end);
      start = end + 1;
      if (isBlank(line)) {
        continue;
      }
      try {
        List<Envelope> inside = EnvelopeReader.read(JsonSpan.root(line));
        if (inside.size() != 1 || found.size() == MOST) {
          return List.of();
        }
        found.addAll(inside);
      } catch (MalformedJson e) {
        return List.of();
      }
    }
    return List.copyOf(found);
  }

  private static boolean isBlank(byte[] line) {
    return new String(line, ISO_8859_1).isBlank();
  }

  /** The data of a stream of events, a line each; null if the bytes are none (HTML, "Server-sent events"). */
  private static byte @Nullable [] ofEventStream(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 1024), ISO_8859_1);
    if (!start.startsWith("data:")
        && !start.startsWith("event:")
        && !start.startsWith("id:")
        && !start.startsWith(":")) {
      return null;
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream(bytes.length);
    for (String line : new String(bytes, ISO_8859_1).split("\r?\n|\r", -1)) {
      if (line.startsWith("data:") && line.substring("data:".length()).strip().startsWith("{")) {
        String json = line.substring("data:".length()).strip();
        // What servers say at the beginning, and to keep the connection open.
        if (!json.equals("{}") && !json.startsWith("{\"message\":")) {
          data.writeBytes((json + "\n").getBytes(ISO_8859_1));
        }
      }
    }
    return data.size() == 0 ? null : data.toByteArray();
  }
}
