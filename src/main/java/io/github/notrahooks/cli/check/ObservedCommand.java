package io.github.notrahooks.cli.check;

import io.github.notrahooks.check.Observation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A command that prints how often deliveries were worked on. No shell reads it. */
final class ObservedCommand implements Observation {
  private static final int LONGEST = 4096;
  private static final long SECONDS = 5;

  private final List<String> words;
  private final Path directory;

  ObservedCommand(List<String> words, Path directory) {
    this.words = List.copyOf(words);
    this.directory = directory;
  }

  @Override
  public boolean isPossible() {
    return true;
  }

  @Override
  public OptionalLong count(String deliveryId) throws IOException {
    Process process = new ProcessBuilder(words.stream()
            .map(word -> word.replace(ObservedNumber.DELIVERY, deliveryId))
            .toList())
        .directory(directory.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the command did not end within " + SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException("the command ended with exit code " + process.exitValue());
      }
      byte[] printed = process.getInputStream().readNBytes(LONGEST);
      return ObservedNumber.in(new String(printed, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was stopped");
    } finally {
      process.destroyForcibly();
    }
  }
}
