package io.github.notrahooks.cli.live;

import io.github.notrahooks.terminal.Key;
import org.jspecify.annotations.Nullable;

/**
 * The state of the live view, and what keys do to it. Knows no terminal. Belongs to one thread, but for
 * the tally.
 */
final class LiveModel {
  private static final String HELP = """
      Up, k        select the delivery above
      Down, j      select the delivery below
      PgUp, PgDn   move by a screen
      g, G         select the oldest, or the newest and follow
      Enter        show headers and body
      v            say why the signature is right or wrong
      r            send it again: a new delivery ID, signed again
      R            send it again with the same delivery ID
      c            print the curl command that sends it
      /            show only deliveries in which a text occurs
      Esc          show all again; then follow the newest
      q, Ctrl-C    stop the server; a second Ctrl-C ends it at once

      In a text: up, down, PgUp, PgDn, Space, g and G move; q and Esc go back.
      """;

  private final DeliveryList deliveries = new DeliveryList();
  private final Tally tally;
  private final String address;
  private final String welcome;
  private @Nullable Page page;
  private boolean typing;
  private boolean stopping;
  private String notice = "";

  /**
   * A view without deliveries.
   *
   * @param address where the server listens
   * @param welcome lines to show while there is nothing else
   */
  LiveModel(Tally tally, String address, String welcome) {
    this.tally = tally;
    this.address = address;
    this.welcome = welcome;
  }

  DeliveryList deliveries() {
    return deliveries;
  }

  Tally tally() {
    return tally;
  }

  String address() {
    return address;
  }

  String welcome() {
    return welcome;
  }

  /** The text that is read, in place of the list of deliveries, or null. */
  @Nullable
  Page page() {
    return page;
  }

  void open(Page opened) {
    page = opened;
    notice = "";
  }

  /** Whether a filter is being typed. */
  boolean typing() {
    return typing;
  }

  boolean stopping() {
    return stopping;
  }

  void stop() {
    stopping = true;
  }

  /** A line for the person, or the empty string; the next key takes it away. */
  String notice() {
    return notice;
  }

  void notice(String text) {
    notice = text;
  }

  /** Takes a key, and says what it asks for. */
  Request press(Key key) {
    if (key.kind() == Key.Kind.NONE) {
      return Request.NONE;
    }
    notice = "";
    Page open = page;
    if (open != null) {
      read(open, key);
      return Request.NONE;
    }
    if (typing) {
      type(key);
      return Request.NONE;
    }
    move(key);
    return key.kind() == Key.Kind.ENTER
        ? about(Request.Kind.SHOW)
        : key.kind() == Key.Kind.CHARACTER ? command(key.codePoint()) : Request.NONE;
  }

  private void move(Key key) {
    switch (key.kind()) {
      case UP -> deliveries.move(-1);
      case DOWN -> deliveries.move(1);
      case PAGE_UP -> deliveries.move(-deliveries.height());
      case PAGE_DOWN -> deliveries.move(deliveries.height());
      case HOME -> deliveries.selectOldest();
      case END -> deliveries.selectNewest();
      case ESCAPE -> {
        if (deliveries.filter().isEmpty()) {
          deliveries.selectNewest();
        } else {
          deliveries.unfilter();
        }
      }
      default -> {}
    }
  }

  private Request command(int character) {
    return switch (character) {
      case 'k' -> moved(-1);
      case 'j' -> moved(1);
      case 'g' -> moved(-deliveries.size());
      case 'G' -> moved(deliveries.size());
      case '/' -> {
        typing = true;
        yield Request.NONE;
      }
      case '?', 'h' -> {
        open(new Page("Keys", HELP));
        yield Request.NONE;
      }
      case 'q' -> new Request(Request.Kind.QUIT, "");
      case 'v' -> about(Request.Kind.VERIFY);
      case 'r' -> about(Request.Kind.REPLAY);
      case 'R' -> about(Request.Kind.REDELIVER);
      case 'c' -> about(Request.Kind.CURL);
      default -> Request.NONE;
    };
  }

  private Request moved(int rows) {
    deliveries.move(rows);
    return Request.NONE;
  }

  private Request about(Request.Kind kind) {
    Row row = deliveries.selected();
    if (row == null) {
      notice = "There is no delivery yet.";
      return Request.NONE;
    }
    return new Request(kind, row.id());
  }

  private void type(Key key) {
    String filter = deliveries.filter();
    switch (key.kind()) {
      case CHARACTER -> deliveries.filter(filter + Character.toString(key.codePoint()));
      case BACKSPACE -> {
        typing = !filter.isEmpty();
        deliveries.filter(
            filter.isEmpty()
                ? ""
                : filter.substring(0, filter.offsetByCodePoints(filter.length(), -1)));
      }
      case ENTER -> typing = false;
      case ESCAPE -> {
        typing = false;
        deliveries.unfilter();
      }
      default -> move(key);
    }
  }

  private void read(Page open, Key key) {
    switch (key.kind()) {
      case UP -> open.move(-1);
      case DOWN, ENTER -> open.move(1);
      case PAGE_UP -> open.move(-open.height());
      case PAGE_DOWN -> open.move(open.height());
      case HOME -> open.move(-open.size());
      case END -> open.move(open.size());
      case ESCAPE, BACKSPACE, LEFT -> page = null;
      case CHARACTER -> read(open, key.codePoint());
      default -> {}
    }
  }

  private void read(Page open, int character) {
    switch (character) {
      case 'k' -> open.move(-1);
      case 'j' -> open.move(1);
      case 'b' -> open.move(-open.height());
      case ' ', 'f' -> open.move(open.height());
      case 'g' -> open.move(-open.size());
      case 'G' -> open.move(open.size());
      case 'q' -> page = null;
      default -> {}
    }
  }
}
