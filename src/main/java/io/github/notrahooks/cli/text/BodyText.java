package io.github.notrahooks.cli.text;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.Utf8Cursor;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Bodies as text that is safe to print, a part at a time: their size is a stranger's choice. */
public final class BodyText {
  private static final int PART = 64 * 1024;

  private BodyText() {}

  /** Prints a body and a line end, and says whether what it printed are the body's very bytes. */
  public static boolean print(Output output, Body body) throws IOException {
    boolean exact = Utf8Cursor.isValid(body.pieces());
    OutputStream out = new BufferedOutputStream(new DataStream(output), PART);
    Reader reader = new InputStreamReader(body.stream(), StandardCharsets.UTF_8);
    char[] part = new char[PART];
    int kept = 0;
    for (int count = reader.read(part); count >= 0; count = reader.read(part, kept, PART - kept)) {
      int end = kept + count;
      // Both halves of a character are looked at together.
      int whole = Character.isHighSurrogate(part[end - 1]) ? end - 1 : end;
      String text = new String(part, 0, whole);
      String safe = Printable.text(text);
      exact &= safe.equals(text);
      out.write(safe.getBytes(StandardCharsets.UTF_8));
      kept = end - whole;
      part[0] = part[end - 1];
    }
    out.write('\n');
    out.flush();
    return exact;
  }
}
