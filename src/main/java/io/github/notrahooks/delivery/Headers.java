package io.github.notrahooks.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** What these headers are, if the text of their values is in an encoding. */
  public Headers readIn(HeaderEncoding encoding) {
    if (encoding == HeaderEncoding.UTF_8 || list.stream().allMatch(Header::isAscii)) {
      return this;
    }
    return new Headers(list.stream()
        .map(header -> Header.of(header.name(), header.value(), encoding))
        .toList());
  }

  /** The encoding in which all values can be written as text; nothing where all are ASCII. */
  public Optional<HeaderEncoding> encoding() {
    @Nullable HeaderEncoding encoding = null;
    for (Header header : list) {
      if (!header.utf8()) {
        return Optional.of(HeaderEncoding.ISO_8859_1);
      } else if (!header.isAscii()) {
        encoding = HeaderEncoding.UTF_8;
      }
    }
    return Optional.ofNullable(encoding);
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
    return with(new Header(name, value));
  }

  private Headers with(Header replacement) {
    String name = replacement.name();
    List<Header> replaced = new ArrayList<>(list.size() + 1);
    boolean done = false;
    for (Header header : list) {
      if (!header.name().equalsIgnoreCase(name)) {
        replaced.add(header);
      } else if (!done) {
        replaced.add(replacement);
        done = true;
      }
    }
    if (!done) {
      replaced.add(replacement);
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
      result = result.with(header);
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
      return add(new Header(name, value));
    }

    /** Adds a header at the end. */
    public Builder add(Header header) {
      list.add(header);
      return this;
    }

    /** The headers so far. */
    public Headers build() {
      return new Headers(List.copyOf(list));
    }
  }
}
