package io.github.notrahooks.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which objects and lists of a text are shown as one line that says how much is in them. */
public interface JsonFold {
  /** Nothing is folded. */
  JsonFold NONE = below(Integer.MAX_VALUE);

  /**
   * Whether a value is folded.
   *
   * @param start the offset at which the object or list begins
   * @param depth in how many others it is
   */
  boolean folds(int start, int depth);

  /** How many bytes of a string are shown at most; of a longer one, the beginning. */
  default int longestString() {
    return Integer.MAX_VALUE;
  }

  /** Folds what is as deep: with 1, only what stands in the outermost object is seen. */
  static JsonFold below(int depth) {
    return (start, at) -> at >= depth;
  }

  /**
   * Folds what would make a text longer than it is comfortable to read. Level by level, what is small is opened
   * first, as long as there is room; so a text that is short is shown whole.
   *
   * @param root the text
   * @param room for how many lines there is room, about
   */
  static JsonFold toFit(JsonSpan root, int room) {
    Set<Integer> open = Fitting.of(root, room);
    return new JsonFold() {
      @Override
      public boolean folds(int start, int depth) {
        return !open.contains(start);
      }

      @Override
      public int longestString() {
        return 400;
      }
    };
  }

  /** Chooses what is open in a text of which not all can be. */
  final class Fitting {
    /** Where there is room for no more, what is as deep is not opened. */
    private static final int DEEPEST = 64;

    /** A few words take as much room as what they would stand for. */
    private static final int SMALL = 4;

    private Fitting() {}

    private record Container(int start, int end, int depth, int members) {}

    static Set<Integer> of(JsonSpan root, int room) {
      Set<Integer> open = new HashSet<>();
      List<Container> level = new ArrayList<>();
      add(level, root, 0);
      int left = room;
      for (int depth = 0; !level.isEmpty() && depth < DEEPEST; depth++) {
        level.sort(Comparator.comparingInt(Container::members));
        List<Container> next = new ArrayList<>();
        for (Container each : level) {
          // The outermost is what was asked for; but a list without end is not shown to its end.
          int most = depth == 0 ? 10 * room : left;
          boolean small = each.members() <= SMALL && left > -room / 4;
          if (each.members() + 1 > most && !small) {
            break;
          }
          left -= each.members() + 1;
          open.add(each.start());
          JsonSpan span = new JsonSpan(root.bytes(), each.start(), each.end());
          span.members().forEach(member -> add(next, member.value(), each.depth() + 1));
        }
        level = next;
      }
      return open;
    }

    private static void add(List<Container> level, JsonSpan value, int depth) {
      if (value.isObject() || value.isArray()) {
        level.add(new Container(value.start(), value.end(), depth, value.count()));
      }
    }
  }
}
