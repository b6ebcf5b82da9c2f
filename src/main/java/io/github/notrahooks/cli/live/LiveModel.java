package io.github.notrahooks.cli.live;

import io.github.notrahooks.terminal.Key;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of the live view, and what keys do to it. Knows no terminal. Belongs to one thread, but for
 * the tally.
 */
final class LiveModel {
  private final DeliveryList deliveries = new DeliveryList();
  private final Set<String> marked = new LinkedHashSet<>();
  private final Preview preview = new Preview();
  private final Tally tally;
  private final LiveView.Look look;
  private @Nullable PageKeys page;
  private boolean typing;
  private boolean asking;
  private boolean waiting;
  private boolean stopping;
  private String notice = "";
  private String searched = "";

  /** A view without deliveries. */
  LiveModel(Tally tally, LiveView.Look look) {
    this.tally = tally;
    this.look = look;
  }

  DeliveryList deliveries() {
    return deliveries;
  }

  Preview preview() {
    return preview;
  }

  Tally tally() {
    return tally;
  }

  LiveView.Look look() {
    return look;
  }

  /** The text that is read, in place of the list of deliveries, or null. */
  @Nullable
  Page page() {
    return page == null ? null : page.page();
  }

  /** Shows a text; not that of a delivery from which somebody has gone on meanwhile. */
  void open(Page opened) {
    if (page != null && page.wantsOtherThan(opened.origin().id())) {
      return;
    }
    page = new PageKeys(opened, deliveries);
    notice = "";
  }

  /** The text that is typed to be looked for in the page, or null. */
  @Nullable
  String typedInPage() {
    return page == null ? null : page.typed();
  }

  boolean isMarked(String id) {
    return marked.contains(id);
  }

  /** Whether a filter is being typed. */
  boolean typing() {
    return typing;
  }

  /** Whether the person is asked if the server is to stop. */
  boolean asking() {
    return asking;
  }

  /** Whether something that was asked for is not there yet. */
  boolean waiting() {
    return waiting;
  }

  void waiting(boolean forSomething) {
    waiting = forSomething;
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

  /** How far bodies were searched for the filter's text; the empty string where there is nothing to say. */
  String searched() {
    return searched;
  }

  void searched(String text) {
    searched = text;
  }

  /** Takes a key, and says what it asks for. */
  Request press(Key key) {
    if (key.kind() == Key.Kind.NONE) {
      return Request.NONE;
    }
    notice = "";
    if (asking) {
      asking = false;
      return key.is('y') || key.is('Y') ? Request.of(Request.Kind.QUIT, "") : Request.NONE;
    }
    if (typing) {
      type(key);
      return Request.NONE;
    }
    boolean typesInPage = page != null && page.typed() != null;
    // Meant for what is waited for, whether or not it came just now.
    if (waiting && !typesInPage && (key.is('q') || key.kind() == Key.Kind.ESCAPE)) {
      waiting = false;
      if (page != null) {
        page.stay();
      }
      return Request.of(Request.Kind.CANCEL, "");
    }
    if (page != null) {
      return read(page, key);
    }
    move(key);
    return switch (key.kind()) {
      case ENTER -> about(Request.Kind.SHOW);
      case TAB -> {
        if (!preview.toggle()) {
          notice = "The preview needs more room: 100 columns, or 40 and 16 rows.";
        }
        yield Request.NONE;
      }
      case CHARACTER -> command(key.codePoint());
      default -> Request.NONE;
    };
  }

  private Request read(PageKeys open, Key key) {
    Request request = open.press(key);
    notice = open.takeNotice();
    if (open.isLeft()) {
      page = null;
    }
    return request;
  }

  private void move(Key key) {
    switch (key.kind()) {
      case UP -> deliveries.move(-1);
      case DOWN -> deliveries.move(1);
      case PAGE_UP -> deliveries.move(-deliveries.height());
      case PAGE_DOWN -> deliveries.move(deliveries.height());
      case HOME -> deliveries.selectOldest();
      case END -> deliveries.selectNewest();
      case ESCAPE -> escape();
      default -> {}
    }
  }

  private void escape() {
    if (!deliveries.filter().isEmpty()) {
      deliveries.unfilter();
    } else if (!marked.isEmpty()) {
      marked.clear();
    } else {
      deliveries.selectNewest();
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
        open(new Page("Keys", KeyHelp.ALL + look.welcome()));
        yield Request.NONE;
      }
      case 'q' -> {
        asking = true;
        yield Request.NONE;
      }
      case 'm', ' ' -> mark();
      case 'd' -> differ();
      case 'v' -> about(Request.Kind.VERIFY);
      case 'r' -> about(Request.Kind.REPLAY);
      case 'R' -> about(Request.Kind.REDELIVER);
      case 'e' -> about(Request.Kind.EDIT);
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
      notice = deliveries.kept() == 0
          ? "There is no delivery yet."
          : "None of the deliveries has this text; Esc shows all.";
      return Request.NONE;
    }
    return Request.of(kind, row.id());
  }

  private Request mark() {
    String id = about(Request.Kind.NONE).id();
    if (!id.isEmpty() && !marked.remove(id)) {
      Iterator<String> oldest = marked.iterator();
      if (marked.size() > 1) {
        oldest.next();
        oldest.remove();
      }
      marked.add(id);
      notice = marked.size() > 1
          ? "Two are marked: d shows in what they differ."
          : "Marked: d compares it with the one that is selected then, or a second one marked.";
    }
    return Request.NONE;
  }

  private Request differ() {
    String id = about(Request.Kind.NONE).id();
    Set<String> both = new LinkedHashSet<>(marked);
    if (both.size() < 2 && !id.isEmpty()) {
      both.add(id);
    }
    if (both.size() < 2) {
      notice = id.isEmpty()
          ? notice
          : "Two are needed: m marks one, then d compares it with the selected one.";
      return Request.NONE;
    }
    Iterator<String> ids = both.iterator();
    String one = ids.next();
    String other = ids.next();
    // What changed reads from the older one to the newer one.
    return deliveries.isAbove(one, other)
        ? new Request(Request.Kind.DIFFER, one, other, 0)
        : new Request(Request.Kind.DIFFER, other, one, 0);
  }

  private void type(Key key) {
    String filter = deliveries.filter();
    switch (key.kind()) {
      case CHARACTER -> deliveries.filter(filter + Character.toString(key.codePoint()));
      case BACKSPACE -> {
        typing = !filter.isEmpty();
        deliveries.filter(TypedText.shorter(filter));
      }
      case ENTER -> typing = false;
      case ESCAPE -> {
        typing = false;
        deliveries.unfilter();
      }
      default -> move(key);
    }
  }
}
