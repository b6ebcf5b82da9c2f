package io.github.notrahooks.verify.file;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.input.GivenHeaders;
import io.github.notrahooks.input.ReadAs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payload in a file, and the headers that it came with: {@code X} or {@code X.json} with {@code X.headers}
 * or {@code X.headers.json} beside it, or a file that has both in it.
 *
 * @param name the file, as the user named it or the folder that it is in
 * @param file where it is
 * @param headers the file with its headers, or null if there is none
 * @param others further files with headers for it, which leave open whose are meant
 */
public record Fixture(String name, Path file, @Nullable Path headers, List<Path> others) {
  private static final List<String> ENDS = List.of(".headers", ".headers.json");
  private static final String JSON = ".json";

  /** The fixture that a file is. */
  public static Fixture of(String name, Path file) {
    List<String> beside = beside(
        String.valueOf(file.getFileName()), each -> Files.isRegularFile(file.resolveSibling(each)));
    return of(name, file, beside);
  }

  private static Fixture of(String name, Path file, List<String> beside) {
    List<Path> headers = beside.stream().map(file::resolveSibling).toList();
    return headers.isEmpty()
        ? new Fixture(name, file, null, headers)
        : new Fixture(name, file, headers.get(0), headers.subList(1, headers.size()));
  }

  /**
   * The fixtures in a folder and in those inside it, by their names. Hidden files are left out, and so are
   * links to folders, which may lead round.
   *
   * @throws IOException if one of the folders cannot be read
   */
  public static List<Fixture> in(String name, Path folder) throws IOException {
    List<Fixture> found = new ArrayList<>();
    addAll(found, name, folder);
    return found;
  }

  private static void addAll(List<Fixture> found, String name, Path folder) throws IOException {
    Set<String> files = new HashSet<>();
    List<String> sorted = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String own = String.valueOf(entry.getFileName());
        if (!own.startsWith(".")) {
          files.add(own);
          sorted.add(own);
        }
      }
    }
    Collections.sort(sorted);
    String prefix = name.endsWith("/") ? name : name + "/";
    Set<String> used = new HashSet<>();
    for (String own : sorted) {
      used.addAll(beside(own, files::contains));
    }
    for (String own : sorted) {
      Path path = folder.resolve(own);
      if (ENDS.stream().anyMatch(own::endsWith)) {
        if (!used.contains(own)) {
          // Headers whose payload is gone: what is left out would look complete.
          found.add(new Fixture(prefix + own, path, path, List.of()));
        }
      } else if (!Files.isDirectory(path)) {
        found.add(of(prefix + own, path, beside(own, files::contains)));
      } else if (!Files.isSymbolicLink(path)) {
        addAll(found, prefix + own, path);
      }
    }
  }

  /** The files with a payload's headers: by its whole name, and without {@code .json}. */
  private static List<String> beside(String own, Predicate<String> exists) {
    List<String> found = new ArrayList<>();
    for (String end : ENDS) {
      found.add(own + end);
    }
    String stem = own.endsWith(JSON) ? own.substring(0, own.length() - JSON.length()) : own;
    found.removeIf(exists.negate());
    // Where both are payloads, each has its own.
    if (!stem.equals(own) && (found.isEmpty() || !exists.test(stem))) {
      for (String end : ENDS) {
        found.add(stem + end);
      }
    }
    // A file of headers is not beside itself.
    found.removeIf(each -> each.equals(own) || !exists.test(each));
    return List.copyOf(found);
  }

  /**
   * Makes sure that it is clear which headers are meant.
   *
   * @throws Failure of usage if there are several files of them
   */
  public void expectOneFileOfHeaders() {
    if (!others.isEmpty()) {
      throw Failure.usage(name + " has " + (others.size() + 1) + " files of headers: "
          + Stream.concat(Stream.ofNullable(headers), others.stream())
              .map(each -> String.valueOf(each.getFileName()))
              .collect(Collectors.joining(", ")));
    }
  }

  /**
   * What is in the files.
   *
   * @throws Failure of usage if one of them cannot be read, the headers are none, or in several files
   */
  public GivenFile read() {
    if (file.equals(headers)) {
      throw Failure.usage("there is no payload beside " + name);
    }
    expectOneFileOfHeaders();
    Body body = Body.of(bytes(file, name));
    if (headers == null) {
      return GivenFile.alone(name, body);
    }
    String origin =
        name.substring(0, name.lastIndexOf('/') + 1) + String.valueOf(headers.getFileName());
    GivenHeaders given = GivenHeaders.read(bytes(headers, origin), origin);
    List<ReadAs> readAs = given.read().stream().toList();
    return new GivenFile(name, body, given.headers(), null, readAs, null, false);
  }

  private static byte[] bytes(Path path, String name) {
    try {
      if (!Files.exists(path)) {
        throw Failure.usage("there is no file " + name);
      } else if (!Files.isRegularFile(path)) {
        // A pipe would be waited for.
        throw Failure.usage(name + " is no regular file");
      }
      if (Files.size(path) > GivenFile.MOST_BYTES) {
        throw Failure.usage(name + " has more than " + GivenFile.MOST_BYTES + " bytes");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw Failure.usage("cannot read " + name + ": " + FileProblem.of(e));
    }
  }
}
