package io.github.notrahooks.cli.live;

import java.util.ArrayList;
import java.util.List;

/** What keys do, in words. */
final class KeyHelp {
  /** All of them, on a page of its own. */
  static final String ALL = """
      Up, k        select the delivery above
      Down, j      select the delivery below
      PgUp, PgDn   move by a screen
      g, G         select the oldest, or the newest and follow
      Tab          show or hide the preview of the selected delivery
      Enter        show all of it: headers, body, what was answered
      v            say why the signature is right or wrong
      r            send it again: a new delivery ID, signed again
      R            send it again with the same delivery ID
      e            edit its body, and send that: a new delivery ID, signed anew
      c            print the curl command that sends it
      m, Space     mark it, or take the mark away
      d            compare two that are marked, or the marked one with this one
      /            show only deliveries in which a text occurs: in their rows
                   whatever the case, in headers and bodies in the same case
      Esc          show all again; then take marks away; then follow the newest
      q, y         stop the server; any other key than y goes on
      Ctrl-C       stop the server at once; a second Ctrl-C ends it as it is

      In a text:
      up, down, PgUp, PgDn, Space, b, g and G move; q and Esc go back.
      +, -         unfold or fold JSON by one level
      n, p         the same of the next or the previous delivery
      /            look for a text; / and Enter go on to the next place
      """;

  private static final List<String> LIST = List.of(
      "? help",
      "q quit",
      "j k select",
      "Enter show",
      "r replay",
      "/ filter",
      "e edit",
      "v verify",
      "c curl",
      "Tab preview",
      "m d compare",
      "R redeliver");

  private KeyHelp() {}

  /** As many as there is room for, the most important first. */
  static String list(int columns) {
    return hints(LIST, columns);
  }

  /**
   * The same for a text.
   *
   * @param delivery whether it is about one delivery of several
   * @param folds whether it can be folded
   */
  static String text(int columns, boolean delivery, boolean folds) {
    List<String> all = new ArrayList<>(List.of("q back", "Space b move"));
    if (folds) {
      all.add("+ - unfold");
    }
    if (delivery) {
      all.add("n p next");
    }
    all.add("/ find");
    return hints(all, columns);
  }

  private static String hints(List<String> all, int columns) {
    StringBuilder hints = new StringBuilder();
    for (String hint : all) {
      String gap = hints.isEmpty() ? "" : "  ";
      if (hints.length() + gap.length() + hint.length() <= columns) {
        hints.append(gap).append(hint);
      }
    }
    return hints.toString();
  }
}
