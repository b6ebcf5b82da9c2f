package io.github.notrahooks.terminal;

import io.github.notrahooks.terminal.Key.Kind;
import java.io.IOError;
import java.util.List;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** Makes keys of the characters that a terminal sends for them. */
final class KeyDecoder {
  /** How long the rest of a sequence may take; a person does not type that fast. */
  private static final int SEQUENCE_MILLIS = 40;

  private static final String ESCAPE = KeyMap.esc();

  /** What sequences begin with; a terminal sends the one or the other as it was last told. */
  private static final List<String> INTRODUCERS = List.of(ESCAPE + "[", ESCAPE + "O");

  private final BindingReader reader;
  private final KeyMap<Kind> keys = new KeyMap<>();

  KeyDecoder(Terminal terminal) {
    this.reader = new BindingReader(terminal.reader());
    keys.setAmbiguousTimeout(SEQUENCE_MILLIS);
    keys.setUnicode(Kind.CHARACTER);
    keys.setNomatch(Kind.OTHER);
    keys.bind(Kind.CHARACTER, KeyMap.range(" -~"));
    keys.bind(Kind.OTHER, KeyMap.range("\\e^@-\\e^?"));
    for (String introducer : INTRODUCERS) {
      keys.bind(Kind.OTHER, KeyMap.range(introducer + " -" + introducer + "~"));
    }
    bind(terminal, Kind.UP, Capability.key_up, "A");
    bind(terminal, Kind.DOWN, Capability.key_down, "B");
    bind(terminal, Kind.RIGHT, Capability.key_right, "C");
    bind(terminal, Kind.LEFT, Capability.key_left, "D");
    bind(terminal, Kind.HOME, Capability.key_home, "H", "1~", "7~");
    bind(terminal, Kind.END, Capability.key_end, "F", "4~", "8~");
    bind(terminal, Kind.PAGE_UP, Capability.key_ppage, "5~");
    bind(terminal, Kind.PAGE_DOWN, Capability.key_npage, "6~");
    bind(terminal, Kind.ENTER, Capability.key_enter, "M");
    keys.bind(Kind.ENTER, "\r", "\n");
    keys.bind(Kind.TAB, "\t");
    keys.bind(Kind.BACKSPACE, "\b", KeyMap.del());
    keys.bind(Kind.ESCAPE, ESCAPE, ESCAPE + ESCAPE);
    // What editors and pagers have taught people.
    keys.bind(Kind.UP, KeyMap.ctrl('P'));
    keys.bind(Kind.DOWN, KeyMap.ctrl('N'));
    keys.bind(Kind.PAGE_UP, KeyMap.ctrl('B'), KeyMap.ctrl('U'));
    keys.bind(Kind.PAGE_DOWN, KeyMap.ctrl('F'), KeyMap.ctrl('D'));
  }

  /** What this terminal is known to send, and what others do: many say that they are another one. */
  private void bind(Terminal terminal, Kind kind, Capability capability, String... ends) {
    keys.bind(kind, KeyMap.key(terminal, capability));
    for (String introducer : INTRODUCERS) {
      for (String end : ends) {
        keys.bind(kind, introducer + end);
      }
    }
  }

  /** The next key, or {@link Key#NONE}. */
  Key next(long millis) {
    try {
      if (reader.peekCharacter(Math.max(1, millis)) == NonBlockingReader.READ_EXPIRED) {
        return Key.NONE;
      }
      Kind kind = reader.readBinding(keys);
      if (kind == null) {
        return Key.of(Kind.CLOSED);
      }
      String read = reader.getLastBinding();
      return switch (kind) {
        case CHARACTER -> new Key(kind, read.codePointAt(0));
        case OTHER -> Key.of(withoutParameters(read));
        default -> Key.of(kind);
      };
    } catch (EndOfFileException | IOError e) {
      return Key.of(Kind.CLOSED);
    }
  }

  /**
   * The key of a sequence that is bound without its parameters at most. It is read to its end, which {@link
   * BindingReader} would take for characters that were typed.
   */
  private Kind withoutParameters(String begun) {
    if (begun.length() < 3 || begun.charAt(2) > '?') {
      return Kind.OTHER;
    }
    int next = reader.peekCharacter(SEQUENCE_MILLIS);
    while (next >= ' ' && next <= '?') {
      reader.readCharacter();
      next = reader.peekCharacter(SEQUENCE_MILLIS);
    }
    if (next < '@' || next > '~') {
      return Kind.OTHER;
    }
    return keys.getBound(begun.substring(0, 2) + (char) reader.readCharacter());
  }
}
