package io.github.notrahooks.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The headers of a message in the order received: names keep their spelling and may repeat, look-ups
 * ignore case. Immutable.
 */
public final class Headers implements Iterable<Header> {
  /** No headers. */
  public static final Headers EMPTY = new Headers(List.of());

  private final List<Header> list;

  private Headers(List<Header> list) {
    this.list = list;
  }

  /** The given headers, in their order. */
  public static Headers of(List<Header> headers) {
    return new Headers(List.copyOf(headers));
  }

  /** Names and values in turn. */
  public static Headers of(String... namesAndValues) {
    Builder builder = new Builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  /** The value of the first header of this name. */
  public Optional<String> first(String name) {
    for (Header header : list) {
      if (header.name().equalsIgnoreCase(name)) {
        return Optional.of(header.value());
      }
    }
    return Optional.empty();
  }

  /** How many headers have this name. */
  public int count(String name) {
    int count = 0;
    for (Header header : list) {
      if (header.name().equalsIgnoreCase(name)) {
        count++;
      }
    }
    return count;
  }

  /** Whether any header has this name. */
  public boolean contains(String name) {
    return count(name) > 0;
  }

  /** These headers with all of one name replaced, in place of the first of them, or added at the end. */
  public Headers with(String name, String value) {
    List<Header> replaced = new ArrayList<>(list.size() + 1);
    boolean done = false;
    for (Header header : list) {
      if (!header.name().equalsIgnoreCase(name)) {
        replaced.add(header);
      } else if (!done) {
        replaced.add(new Header(name, value));
        done = true;
      }
    }
    if (!done) {
      replaced.add(new Header(name, value));
    }
    return new Headers(List.copyOf(replaced));
  }

  /** These headers without those of the given name. */
  public Headers without(String name) {
    return new Headers(
        list.stream().filter(header -> !header.name().equalsIgnoreCase(name)).toList());
  }

  /** These headers overridden, name by name, by the given ones. */
  public Headers withAll(Headers others) {
    Headers result = this;
    for (Header header : others) {
      result = result.with(header.name(), header.value());
    }
    return result;
  }

  /** The headers in order; unmodifiable. */
  public List<Header> list() {
    return list;
  }

  @Override
  public Iterator<Header> iterator() {
    return list.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers headers && headers.list.equals(list);
  }

  @Override
  public int hashCode() {
    return list.hashCode();
  }

  @Override
  public String toString() {
    return list.toString();
  }

  /** Collects headers in order. Not thread-safe. */
  public static final class Builder {
    private final List<Header> list = new ArrayList<>();

    /** Adds a header at the end. */
    public Builder add(String name, String value) {
      list.add(new Header(name, value));
      return this;
    }

    /** The headers so far. */
    public Headers build() {
      return new Headers(List.copyOf(list));
    }
  }
}
