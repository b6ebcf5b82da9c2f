package io.github.notrahooks.cli.live;

import io.github.notrahooks.terminal.Key;
import org.jspecify.annotations.Nullable;

/** What keys do while a text is read. Not thread-safe. */
final class PageKeys {
  /** Said where a text is looked for in vain. */
  static final String NOT_HERE = "This text does not occur here.";

  private final Page page;
  private final DeliveryList deliveries;
  private @Nullable String typed;
  private String notice = "";
  private boolean left;

  /** Whose text was asked for last: keys may be faster than what they ask for. */
  private String wantedId;

  PageKeys(Page page, DeliveryList deliveries) {
    this.page = page;
    this.deliveries = deliveries;
    this.wantedId = page.origin().id();
  }

  /** Whether another text than this delivery's was asked for meanwhile. */
  boolean wantsOtherThan(String id) {
    return !wantedId.equals(page.origin().id()) && !wantedId.equals(id);
  }

  /** Goes nowhere, whatever was asked for. */
  void stay() {
    wantedId = page.origin().id();
  }

  Page page() {
    return page;
  }

  /** The text that is typed to be looked for, or null while none is. */
  @Nullable
  String typed() {
    return typed;
  }

  /** Whether the text is read no more. */
  boolean isLeft() {
    return left;
  }

  /** What there is to say to the person, once. */
  String takeNotice() {
    String taken = notice;
    notice = "";
    return taken;
  }

  /** Takes a key, and says what it asks for. */
  Request press(Key key) {
    String typing = typed;
    if (typing != null) {
      return type(typing, key);
    }
    switch (key.kind()) {
      case UP -> page.move(-1);
      case DOWN, ENTER -> page.move(1);
      case PAGE_UP -> page.move(-page.height());
      case PAGE_DOWN -> page.move(page.height());
      case HOME -> page.move(-page.size());
      case END -> page.move(page.size());
      case ESCAPE, BACKSPACE, LEFT -> left = true;
      case CHARACTER -> {
        return command(key.codePoint());
      }
      default -> {}
    }
    return Request.NONE;
  }

  private Request type(String typing, Key key) {
    switch (key.kind()) {
      case CHARACTER -> typed = typing + Character.toString(key.codePoint());
      case BACKSPACE -> typed = typing.isEmpty() ? null : TypedText.shorter(typing);
      case ENTER -> {
        typed = null;
        if (!page.find(typing)) {
          if (page.seekUnfolded()) {
            return new Request(Request.Kind.REFOLD, "", "", page.document().deepest());
          }
          notice = NOT_HERE;
        }
      }
      case ESCAPE -> typed = null;
      default -> {}
    }
    return Request.NONE;
  }

  private Request command(int character) {
    switch (character) {
      case 'k' -> page.move(-1);
      case 'j' -> page.move(1);
      case 'b' -> page.move(-page.height());
      case ' ', 'f' -> page.move(page.height());
      case 'g' -> page.move(-page.size());
      case 'G' -> page.move(page.size());
      case 'q' -> left = true;
      case '/' -> typed = "";
      case '+', '=' -> {
        return refold(1);
      }
      case '-' -> {
        return refold(-1);
      }
      case 'n' -> {
        return beside(1);
      }
      case 'p' -> {
        return beside(-1);
      }
      default -> {}
    }
    return Request.NONE;
  }

  private Request refold(int levels) {
    int depth = page.depth() + levels;
    if (page.document().deepest() == 0) {
      notice = "There is nothing to fold here.";
    } else if (depth > page.document().deepest()) {
      notice = "All of it is unfolded.";
    } else if (depth < 1) {
      notice = "All of it is folded.";
    } else {
      return new Request(Request.Kind.REFOLD, "", "", depth);
    }
    return Request.NONE;
  }

  private Request beside(int rows) {
    Request origin = page.origin();
    if (!page.hasNeighbours()) {
      return Request.NONE;
    }
    Row row = deliveries.selectBeside(wantedId, rows);
    if (row == null) {
      notice = rows > 0 ? "There is no delivery after this one." : "There is none before this one.";
      return Request.NONE;
    }
    wantedId = row.id();
    return Request.of(origin.kind(), row.id());
  }
}
