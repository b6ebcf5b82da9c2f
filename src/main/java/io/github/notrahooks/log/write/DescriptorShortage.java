package io.github.notrahooks.log.write;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits where the process has no file descriptor left. A connection that was closed keeps its descriptor
 * until its thread looks at the others again, so that under a crowd of clients there may be none for a
 * moment; a delivery that could be stored a moment later need not be refused for it.
 */
final class DescriptorShortage {
  private static final int ATTEMPTS = 100;

  /** How often it may fail although there is a descriptor when one looks: others take them, too. */
  private static final int UNEXPLAINED = 10;

  private static final long PAUSE_NANOS = 10_000_000;

  /** Can always be opened, but for want of a descriptor, wherever it exists. */
  private static final Path ALWAYS_THERE = Path.of("/dev/null");

  private final BooleanSupplier noneLeft;
  private final Runnable pause;

  DescriptorShortage() {
    this(DescriptorShortage::noneLeft, () -> LockSupport.parkNanos(PAUSE_NANOS));
  }

  DescriptorShortage(BooleanSupplier noneLeft, Runnable pause) {
    this.noneLeft = noneLeft;
    this.pause = pause;
  }

  /** Something that opens files and can be done again after it failed. */
  interface Opening<T> {
    T open() throws IOException;
  }

  /**
   * Opens files, and tries again for a second while the process has no descriptor left.
   *
   * @throws IOException if it fails for another reason, or the shortage lasts
   */
  <T> T outlast(Opening<T> opening) throws IOException {
    int unexplained = 0;
    for (int left = ATTEMPTS; ; left--) {
      try {
        return opening.open();
      } catch (FileSystemException e) {
        if (left == 0 || !isUnnamed(e)) {
          throw e;
        }
        if (!noneLeft.getAsBoolean() && ++unexplained == UNEXPLAINED) {
          throw e;
        }
        pause.run();
      }
    }
  }

  /** Java has exceptions of their own for missing files, refused access and the like, none for this. */
  private static boolean isUnnamed(FileSystemException e) {
    return e.getClass() == FileSystemException.class;
  }

  private static boolean noneLeft() {
    try (FileChannel unused = FileChannel.open(ALWAYS_THERE)) {
      return false;
    } catch (FileSystemException e) {
      return isUnnamed(e);
    } catch (IOException e) {
      return false;
    }
  }
}
