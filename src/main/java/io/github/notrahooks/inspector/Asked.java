package io.github.notrahooks.inspector;

import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.log.read.FilterTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a question, by name: each given once at most, none that nobody knows. */
public final class Asked {
  /** The names by which deliveries are chosen. */
  static final List<String> FILTERS = List.of(
      "provider",
      "event",
      "action",
      "outcome",
      "status",
      "code",
      "direction",
      "integration",
      "repository",
      "trigger",
      "cause",
      "since",
      "until",
      "grep");

  private final Map<String, List<String>> given;

  /** What was given. */
  public Asked(Map<String, List<String>> given) {
    this.given = given;
  }

  /**
   * Refuses what is not known.
   *
   * @param known the names that may be given
   */
  Asked expecting(List<String> known) {
    given.forEach((name, values) -> {
      if (!known.contains(name)) {
        throw Refusal.wrong(
            "there is no parameter '" + name + "' here." + Nearest.hint(name, known));
      }
      if (values.size() > 1) {
        throw Refusal.wrong(
            "the parameter " + name + " is given " + values.size() + " times; give it once");
      }
    });
    return this;
  }

  /** The same, of filters and others. */
  Asked expectingFilters(String... others) {
    List<String> known = new ArrayList<>(FILTERS);
    known.addAll(List.of(others));
    return expecting(known);
  }

  /** The one parameter that may be given, a whole number; negative where it is not. */
  public int onlyNumber(String name) {
    Integer number = expecting(List.of(name)).number(name, 0, Integer.MAX_VALUE);
    return number == null ? -1 : number;
  }

  /** Refuses all parameters. */
  public void none() {
    expecting(List.of());
  }

  /** A parameter's value, or null where it was not given. */
  @Nullable
  String text(String name) {
    List<String> values = given.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** The value of a parameter that must be given. */
  String required(String name) {
    String value = text(name);
    if (value == null || value.isEmpty()) {
      throw Refusal.wrong("the parameter " + name + " is missing; give it a value");
    }
    return value;
  }

  /** A whole number, or null where it was not given. */
  @Nullable
  Integer number(String name, int least, int most) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notBetween(name, value, least, most);
    }
    throw notBetween(name, value, least, most);
  }

  private static Refusal notBetween(String name, String value, int least, int most) {
    return Refusal.wrong("the parameter " + name + " must be a whole number from " + least + " to "
        + most + ", and is '" + value + "'");
  }

  /** One of some words, or null where it was not given. */
  @Nullable
  String word(String name, List<String> words) {
    String value = text(name);
    if (value != null && !words.contains(value)) {
      throw Refusal.wrong("the parameter " + name + " must be one of " + String.join(", ", words)
          + ", and is '" + value + "'");
    }
    return value;
  }

  /** The terms of a filter. */
  FilterTerms terms() {
    String status = word("status", List.of("success", "failed"));
    String direction = word("direction", List.of("incoming", "outgoing"));
    return new FilterTerms(
        "",
        text("provider"),
        text("event"),
        text("action"),
        outcomes(),
        status == null ? null : status.equals("success"),
        number("code", 100, 999),
        direction == null
            ? null
            : direction.equals("incoming") ? Direction.INCOMING : Direction.OUTGOING,
        text("integration"),
        text("repository"),
        text("trigger"),
        text("cause"),
        text("since"),
        text("until"),
        text("grep"));
  }

  private @Nullable List<Outcome> outcomes() {
    String value = text("outcome");
    if (value == null) {
      return null;
    }
    List<String> known = Outcome.known().stream().map(Outcome::wireName).toList();
    List<Outcome> outcomes = new ArrayList<>();
    for (String word : value.split(",", -1)) {
      if (!known.contains(word)) {
        throw Refusal.wrong("there is no outcome '" + word + "'." + Nearest.hint(word, known));
      }
      outcomes.add(Outcome.named(word));
    }
    return outcomes;
  }
}
