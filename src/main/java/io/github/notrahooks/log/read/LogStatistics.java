package io.github.notrahooks.log.read;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.RecordHead;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Counts deliveries and their response times, in bounded memory. Not thread-safe. */
public final class LogStatistics {
  /** Under which all names are counted that are one too many: strangers may choose event names. */
  public static final String OTHERS = "(others)";

  private static final int MOST_NAMES = 1000;

  private long total;
  private final Map<String, Long> providers = new TreeMap<>();
  private final Map<String, Long> events = new TreeMap<>();
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> days = new TreeMap<>();
  private final ResponseTimes allTimes = new ResponseTimes();
  private final Map<String, ResponseTimes> times = new TreeMap<>();

  /**
   * Something to print as a table.
   *
   * @param title what is counted
   * @param columns the columns' names; all but the first hold numbers
   * @param rows as many cells each as there are columns
   */
  public record Figures(String title, List<String> columns, List<List<String>> rows) {}

  /** Counts a delivery; what triggers did is none of its own. */
  public void addDelivery(RecordHead head) {
    if (head.cause() == null) {
      add(head);
    }
  }

  /** Counts a record. */
  public void add(RecordHead head) {
    total++;
    count(providers, head.integrationType());
    count(
        events,
        head.event().isEmpty()
            ? head.integrationType()
            : head.integrationType() + " " + head.event());
    count(outcomes, head.outcome().wireName());
    count(days, LocalDate.ofInstant(head.createdAt(), ZoneOffset.UTC).toString());
    allTimes.add(head.durationMs());
    times
        .computeIfAbsent(bounded(times, head.integrationType()), name -> new ResponseTimes())
        .add(head.durationMs());
  }

  private static void count(Map<String, Long> counts, String name) {
    counts.merge(bounded(counts, name), 1L, Long::sum);
  }

  private static String bounded(Map<String, ?> figures, String name) {
    return figures.size() < MOST_NAMES || figures.containsKey(name) ? name : OTHERS;
  }

  /** How many deliveries were counted. */
  public long total() {
    return total;
  }

  /** Deliveries by provider, in the order of the names; unmodifiable. */
  public Map<String, Long> providers() {
    return Collections.unmodifiableMap(providers);
  }

  /** Deliveries by provider and event, {@code "github push"}; unmodifiable. */
  public Map<String, Long> events() {
    return Collections.unmodifiableMap(events);
  }

  /** Deliveries by outcome; unmodifiable. */
  public Map<String, Long> outcomes() {
    return Collections.unmodifiableMap(outcomes);
  }

  /** Deliveries by UTC day; unmodifiable. */
  public Map<String, Long> days() {
    return Collections.unmodifiableMap(days);
  }

  /** The response times of all deliveries. */
  public ResponseTimes times() {
    return allTimes;
  }

  /** The response times by provider; unmodifiable. */
  public Map<String, ResponseTimes> timesByProvider() {
    return Collections.unmodifiableMap(times);
  }

  /** All figures as JSON. */
  public ObjectNode toJson() {
    ObjectNode json = Json.object().put("total", total);
    json.set("providers", counts(providers));
    json.set("events", counts(events));
    json.set("outcomes", counts(outcomes));
    json.set("days", counts(days));
    ObjectNode durations = json.putObject("responseTimes");
    durations.set("all", allTimes.toJson());
    ObjectNode byProvider = durations.putObject("providers");
    times.forEach((name, figures) -> byProvider.set(name, figures.toJson()));
    return json;
  }

  private static ObjectNode counts(Map<String, Long> counts) {
    ObjectNode json = Json.object();
    counts.forEach(json::put);
    return json;
  }

  /** All figures as tables: events and outcomes with the most frequent first, days in their order. */
  public List<Figures> tables() {
    return List.of(
        table("provider", byCount(providers)),
        table("event", byCount(events)),
        table("outcome", byCount(outcomes)),
        table("day", new ArrayList<>(days.entrySet())),
        timesTable());
  }

  private static List<Map.Entry<String, Long>> byCount(Map<String, Long> counts) {
    Comparator<Map.Entry<String, Long>> order = Map.Entry.comparingByValue();
    return counts.entrySet().stream().sorted(order.reversed()).toList();
  }

  private static Figures table(String name, List<Map.Entry<String, Long>> counts) {
    return new Figures(
        "By " + name,
        List.of(name, "deliveries"),
        counts.stream()
            .map(entry -> List.of(entry.getKey(), String.valueOf(entry.getValue())))
            .toList());
  }

  private Figures timesTable() {
    List<List<String>> rows = new ArrayList<>();
    times.forEach((name, figures) -> rows.add(row(name, figures)));
    rows.add(row("all", allTimes));
    return new Figures(
        "Response times (ms)", List.of("provider", "min", "p50", "p95", "max"), List.copyOf(rows));
  }

  private static List<String> row(String name, ResponseTimes figures) {
    return List.of(
        name,
        String.valueOf(figures.min()),
        String.valueOf(figures.percentile(0.5)),
        String.valueOf(figures.percentile(0.95)),
        String.valueOf(figures.max()));
  }
}
