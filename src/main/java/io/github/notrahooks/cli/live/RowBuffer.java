package io.github.notrahooks.cli.live;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The newest rows, up to a number; each has a place that it keeps while others come and go. Not
 * thread-safe.
 */
final class RowBuffer {
  private final @Nullable Numbered[] ring;
  private int first;
  private int size;

  /**
   * A row with its number among all that ever came.
   *
   * @param number from 0 on; below that for those that were there before
   */
  record Numbered(long number, Row row) {}

  RowBuffer(int capacity) {
    this.ring = new Numbered[capacity];
  }

  int size() {
    return size;
  }

  /** The row at an index; 0 is the oldest. */
  Numbered get(int index) {
    Numbered found = index < 0 || index >= size ? null : ring[(first + index) % ring.length];
    if (found == null) {
      throw new NoSuchElementException("no row " + index + " of " + size);
    }
    return found;
  }

  /** Adds a row, whose number is above all others, in place of the oldest if there is no room. */
  void add(Numbered row) {
    if (size == ring.length) {
      removeOldest();
    }
    ring[(first + size) % ring.length] = row;
    size++;
  }

  /** Adds a row, whose number is below all others; not if there is no room. */
  boolean addOldest(Numbered row) {
    if (size == ring.length) {
      return false;
    }
    first = (first + ring.length - 1) % ring.length;
    ring[first] = row;
    size++;
    return true;
  }

  /** Puts another row in the place of one. */
  void replace(int index, Row row) {
    ring[(first + index) % ring.length] = new Numbered(get(index).number(), row);
  }

  void removeOldest() {
    ring[first] = null;
    first = (first + 1) % ring.length;
    size--;
  }

  void clear() {
    while (size > 0) {
      removeOldest();
    }
  }

  /** The index of the first row whose number is not below this one; the size if all are below. */
  int indexOf(long number) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(middle).number() < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
