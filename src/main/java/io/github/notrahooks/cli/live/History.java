package io.github.notrahooks.cli.live;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** What the log knows of deliveries, read in the background. Each call takes its time. */
public interface History {
  /** Reads the deliveries that came before, the newest first, some at a time. */
  void earlier(Consumer<List<Row>> taker) throws IOException;

  /**
   * What is seen of a delivery beside the list: how it was answered, and what is in it. Safe to print but for
   * escapes that set styles.
   */
  String preview(String id);

  /**
   * Looks for a text in the headers and bodies of deliveries.
   *
   * @param newestFirst their IDs, from the newest on
   */
  void search(String text, List<String> newestFirst, Search search) throws IOException;

  /** Somebody who waits for what a search finds; asked and told by one thread. */
  interface Search {
    /** Whether anybody still wants to know. */
    boolean goesOn();

    /** So many deliveries were looked into. */
    void looked(int count);

    /** The text is in this delivery. */
    void found(String id);
  }
}
