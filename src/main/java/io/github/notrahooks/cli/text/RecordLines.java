package io.github.notrahooks.cli.text;

import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.output.Output;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The log's own lines on standard output. */
public final class RecordLines {
  private static final int BUFFER = 8 * 1024;

  private RecordLines() {}

  /** Prints the line of a record as it stands in the log, and at once. */
  public static void print(Output output, LogEntry entry) throws IOException {
    OutputStream out = new BufferedOutputStream(new DataStream(output), BUFFER);
    write(out, entry);
    out.flush();
  }

  /** Writes the line of a record, and its end. */
  public static void write(OutputStream out, LogEntry entry) throws IOException {
    entry.writeLine(out);
    out.write('\n');
  }
}
