package io.github.notrahooks.cli.text;

import io.github.notrahooks.output.Output;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Standard output as a stream, for data that is too long to be in memory at once. What is wrong with it is
 * the matter of {@link Output}. Not buffered.
 */
public final class DataStream extends OutputStream {
  private final Output output;

  /** The standard output of a command. */
  public DataStream(Output output) {
    this.output = output;
  }

  @Override
  public void write(int value) {
    output.bytes(List.of(new byte[] {(byte) value}));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    boolean all = offset == 0 && length == bytes.length;
    output.bytes(List.of(all ? bytes : Arrays.copyOfRange(bytes, offset, offset + length)));
  }
}
