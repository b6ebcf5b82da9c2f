package io.github.notrahooks.sender;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Headers that the user adds, overrides or removes.
 *
 * @param edits in the order given; an empty value removes
 */
public record HeaderEdits(List<Header> edits) {
  /** No change. */
  public static final HeaderEdits NONE = new HeaderEdits(List.of());

  /** What Java puts in place of bytes that are no text in the encoding of the command line. */
  private static final char UNREADABLE = '\uFFFD';

  private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

  /**
   * Reads {@code Name: value}, or {@code Name:} to leave a header out.
   *
   * @throws Failure if one is not written so, cannot be sent, or would break the request's framing
   */
  public static HeaderEdits parse(List<String> texts) {
    List<Header> edits = new ArrayList<>();
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw Failure.usage("'" + text + "' is not a header: write 'Name: value', or 'Name:' to"
            + " leave one out.");
      }
      String name = text.substring(0, colon);
      if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
        throw Failure.usage("The header " + name + " cannot be changed: it follows from the body.");
      }
      // Only what HTTP strips: any other white space is refused, or sent, with the value.
      Header edit = new Header(name, text.substring(colon + 1).replaceAll("^[ \t]+|[ \t]+$", ""));
      OutgoingRequest.check(edit);
      if (edit.value().indexOf(UNREADABLE) >= 0) {
        throw Failure.usage("The value of the header " + name + " has the character U+FFFD, which"
            + " stands for bytes that could not be read as text.");
      }
      edits.add(edit);
    }
    return new HeaderEdits(List.copyOf(edits));
  }

  /**
   * The headers with the edits: those of a name take the place of all that had it, whatever their
   * spelling; a name given twice is sent twice; new ones come last.
   */
  public Headers applyTo(Headers headers) {
    List<Header> result = new ArrayList<>(headers.list());
    for (int i = 0; i < edits.size(); i++) {
      Header edit = edits.get(i);
      int at = i > 0 && isNamed(edits.subList(0, i), edit.name())
          ? lastOf(result, edit.name()) + 1
          : cleared(result, edit.name());
      if (!edit.value().isEmpty()) {
        result.add(at, edit);
      }
    }
    return Headers.of(result);
  }

  /** Takes out all of a name, and says where the first of them was, or else the end. */
  private static int cleared(List<Header> headers, String name) {
    int first = headers.size();
    for (int i = headers.size() - 1; i >= 0; i--) {
      if (headers.get(i).name().equalsIgnoreCase(name)) {
        headers.remove(i);
        first = i;
      }
    }
    return Math.min(first, headers.size());
  }

  private static int lastOf(List<Header> headers, String name) {
    for (int i = headers.size() - 1; i >= 0; i--) {
      if (headers.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return headers.size() - 1;
  }

  private static boolean isNamed(List<Header> headers, String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }
}
