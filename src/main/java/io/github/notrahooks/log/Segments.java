package io.github.notrahooks.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the segments in the log's folder. */
final class Segments {
  private Segments() {}

  /** The segments there are, oldest first; none where the folder does not exist. */
  static List<Segment> in(Path logs) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Segment.parse(String.valueOf(file.getFileName()))
            .filter(segment -> isRegular(file))
            .ifPresent(segments::add);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    segments.sort(null);
    return segments;
  }

  /** Whether a path is a file, not a folder or a link: nothing else is a segment, whatever its name. */
  static boolean isRegular(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
