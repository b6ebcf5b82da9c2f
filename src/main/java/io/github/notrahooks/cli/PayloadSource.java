package io.github.notrahooks.cli;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.receiver.undertow.ServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the bytes of a payload from where an argument says, which may be a device or a pipe without end. */
final class PayloadSource {
  private static final int MOST_HEADERS = 1024 * 1024;
  private static final int MOST = ServerSettings.MAX_BODY_BYTES;

  private PayloadSource() {}

  /** The bytes of a file, or of standard input where the argument is {@code -}. */
  static Body read(Context context, String argument, boolean standardInputIsTaken) {
    if (argument.equals("-")) {
      if (standardInputIsTaken) {
        throw Failure.usage("standard input cannot be both the payload and the secret");
      }
      return standardInput(context);
    }
    Path file = context.path(argument);
    try (InputStream in = Files.newInputStream(file)) {
      return Body.of(bytes(in, argument));
    } catch (NoSuchFileException e) {
      throw Failure.usage("there is no file " + argument);
    } catch (IOException e) {
      throw Failure.usage("cannot read " + argument + ": " + FileProblem.of(e));
    }
  }

  private static byte[] bytes(InputStream in, String origin) throws IOException {
    byte[] bytes = in.readNBytes(MOST + 1);
    if (bytes.length > MOST) {
      throw Failure.usage(origin + " has more than " + MOST + " bytes, as no payload has;"
          + " 'send --fault oversize' shows how one is refused");
    }
    return bytes;
  }

  /** The bytes of a file with headers. */
  static byte[] headers(Context context, String file) {
    try (InputStream in = Files.newInputStream(context.path(file))) {
      byte[] bytes = in.readNBytes(MOST_HEADERS + 1);
      if (bytes.length > MOST_HEADERS) {
        throw Failure.usage(file + " is longer than any headers");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw Failure.usage("there is no file " + file);
    } catch (IOException e) {
      throw Failure.usage("cannot read " + file + ": " + FileProblem.of(e));
    }
  }

  private static Body standardInput(Context context) {
    try {
      byte[] bytes = bytes(context.environment().in(), "standard input");
      if (bytes.length == 0) {
        throw Failure.usage("standard input is empty: there is no payload");
      }
      return Body.of(bytes);
    } catch (IOException e) {
      throw Failure.usage("cannot read standard input: " + e.getMessage());
    }
  }
}
