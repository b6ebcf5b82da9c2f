package io.github.notrahooks.view;

import java.util.ArrayList;
import java.util.List;

/** What lines two texts have not in common. */
public final class LineComparison {
  /** Where more lines differ than this, they are not matched with each other. */
  private static final int MOST_MATCHED = 2000;

  /** More than anybody reads. */
  private static final int MOST = 10_000;

  private LineComparison() {}

  /**
   * A line that only one of two texts has.
   *
   * @param added whether it is in the second
   * @param number its number in its text, from 1
   * @param text the line without its end
   */
  public record Change(boolean added, int number, String text) {}

  /** The lines that differ, in their order; ten thousand at most. */
  static List<Change> of(String a, String b) {
    List<String> ones = List.of(a.split("\n", -1));
    List<String> others = List.of(b.split("\n", -1));
    int from = 0;
    int one = ones.size();
    int other = others.size();
    while (from < one && from < other && ones.get(from).equals(others.get(from))) {
      from++;
    }
    while (one > from && other > from && ones.get(one - 1).equals(others.get(other - 1))) {
      one--;
      other--;
    }
    List<Change> changes = new ArrayList<>();
    if (Math.max(one, other) - from > MOST_MATCHED) {
      add(changes, false, ones, from, one);
      add(changes, true, others, from, other);
    } else {
      matched(changes, ones, others, from, one, other);
    }
    return List.copyOf(changes);
  }

  /** Leaves out what is the longest in common, wherever it is. */
  private static void matched(
      List<Change> changes, List<String> ones, List<String> others, int from, int one, int other) {
    int[][] common = new int[one - from + 1][other - from + 1];
    for (int i = one - 1; i >= from; i--) {
      for (int j = other - 1; j >= from; j--) {
        common[i - from][j - from] = ones.get(i).equals(others.get(j))
            ? common[i - from + 1][j - from + 1] + 1
            : Math.max(common[i - from + 1][j - from], common[i - from][j - from + 1]);
      }
    }
    int i = from;
    int j = from;
    while (i < one || j < other) {
      if (i < one && j < other && ones.get(i).equals(others.get(j))) {
        i++;
        j++;
      } else if (j >= other
          || i < one && common[i - from + 1][j - from] >= common[i - from][j - from + 1]) {
        add(changes, false, ones, i, i + 1);
        i++;
      } else {
        add(changes, true, others, j, j + 1);
        j++;
      }
    }
  }

  private static void add(
      List<Change> changes, boolean added, List<String> lines, int from, int to) {
    for (int i = from; i < to && changes.size() < MOST; i++) {
      changes.add(new Change(added, i + 1, lines.get(i)));
    }
  }
}
