package io.github.notrahooks.log.segment;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the segments in the log's folder. */
public final class Segments {
  private Segments() {}

  /**
   * The segments there are, oldest first; none where the folder does not exist.
   *
   * @throws Failure if something else is in its place, or its owner keeps others out
   */
  public static List<Segment> in(Path logs) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Segment.parse(String.valueOf(file.getFileName()))
            .filter(segment -> isRegular(file))
            .ifPresent(segments::add);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (NotDirectoryException | AccessDeniedException e) {
      throw Failure.usage("cannot read the delivery log in "
          + logs
          + ": "
          + FileProblem.of(e)
          + ". Choose another home with --home, or put this one in order.");
    }
    segments.sort(null);
    return segments;
  }

  /** Whether a path is a file, not a folder or a link: nothing else is a segment, whatever its name. */
  public static boolean isRegular(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
