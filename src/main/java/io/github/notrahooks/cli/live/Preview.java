package io.github.notrahooks.cli.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of the selected delivery beside the list: whether it is wanted, and the texts that were read
 * for it, a few of which are kept. Not thread-safe.
 */
final class Preview {
  /** From here on it stands beside the list unless somebody took it away. */
  static final int COLUMNS_FOR_BESIDE = 100;

  /** Below the list it needs so many rows of the screen. */
  private static final int ROWS_FOR_BELOW = 16;

  private static final int COLUMNS_FOR_BELOW = 40;

  private static final int MOST_KEPT = 32;

  private final Map<String, List<StyledLine>> texts = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, List<StyledLine>> eldest) {
      return size() > MOST_KEPT;
    }
  };

  private @Nullable Boolean chosen;
  private boolean shown;
  private boolean roomy;

  /** Where it stands. */
  enum Place {
    NOWHERE,
    BESIDE,
    BELOW
  }

  /** Where there is room for it on a screen of this size, if it is wanted. */
  Place place(int columns, int rows) {
    boolean beside = columns >= COLUMNS_FOR_BESIDE;
    roomy = beside || columns >= COLUMNS_FOR_BELOW && rows >= ROWS_FOR_BELOW;
    shown = chosen == null ? beside : chosen && roomy;
    return !shown ? Place.NOWHERE : beside ? Place.BESIDE : Place.BELOW;
  }

  /** Whether it was on the screen when that was drawn last. */
  boolean isShown() {
    return shown;
  }

  /** Shows it where it is not, and the other way round; says whether there is room for that. */
  boolean toggle() {
    chosen = !shown;
    return roomy || shown;
  }

  void put(String id, String text) {
    texts.put(id, text.lines().map(StyledLine::of).toList());
  }

  /** Takes away what was read of a delivery, as more is known by now. */
  void forget(String id) {
    texts.remove(id);
  }

  /** What was read of a delivery, or null. */
  @Nullable
  List<StyledLine> of(String id) {
    return texts.get(id);
  }
}
