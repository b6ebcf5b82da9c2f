package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.output.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is printed, up to more than a person reads, as a text. */
final class CapturedText extends ByteArrayOutputStream {
  private static final int MOST = 4 * 1024 * 1024;

  private boolean cut;

  private CapturedText() {}

  /** Something that is printed. */
  interface Printing {
    /** Prints it to the output of this context. */
    void printTo(Context apart) throws IOException;
  }

  /** The text of something that is printed; what fails is said in it. */
  static String of(Context context, boolean colours, Printing printing) {
    CapturedText text = new CapturedText();
    Context apart = context.printingTo(text, colours);
    try {
      printing.printTo(apart);
    } catch (Failure | IOException e) {
      apart.output().error(Printable.line(FileProblem.named(e)));
    } catch (RuntimeException e) {
      apart.output().error("unexpected: " + Printable.line(e.toString()));
    } catch (OutOfMemoryError e) {
      apart.output().error("out of memory: it is in the log all the same");
    }
    return text.text();
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    int room = Math.min(length, MOST - count);
    cut |= room < length;
    super.write(bytes, offset, room);
  }

  private synchronized String text() {
    return toString(StandardCharsets.UTF_8)
        + (cut ? "\n… and more: 'notra-hooks logs show' prints all of it" : "");
  }
}
