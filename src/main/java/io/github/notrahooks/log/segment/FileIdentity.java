package io.github.notrahooks.log.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells whether a path still names the file that was opened there, or another one by now. */
public final class FileIdentity {
  private static final Object MISSING = new Object();
  private static final Object UNKNOWN = new Object();

  private FileIdentity() {}

  /**
   * What a path names at the moment; equal for the same file. No file, and a file of a system that
   * cannot tell files apart, have identities too.
   */
  public static Object of(Path path) {
    try {
      Object key = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
      return key == null ? UNKNOWN : key;
    } catch (IOException e) {
      return MISSING;
    }
  }
}
