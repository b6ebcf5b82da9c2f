package io.github.notrahooks.cli.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the tool. */
public final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"notra-hooks " + version()};
  }

  /** The version of this tool, such as {@code 1.2.0}. */
  public static String version() throws IOException {
    try (InputStream stream = VersionProvider.class.getResourceAsStream("/version.txt")) {
      return stream == null
          ? "unknown"
          : new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
