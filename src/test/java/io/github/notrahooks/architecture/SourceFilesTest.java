package io.github.notrahooks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold of every source file, whatever is in it. */
final class SourceFilesTest {
  private static final int MOST_LINES = 400;
  private static final int MOST_COLUMNS = 100;

  /** Put together so that this file does not find itself. */
  private static final Pattern LEFT_BEHIND =
      Pattern.compile("TO" + "DO|FIX" + "ME|Thread\\s*\\.\\s*sl" + "eep");

  private static final Pattern PROVIDER = Pattern.compile("\"(github|linear)\"");

  @Test
  void noFileIsLongerThanOneCanKeepInMind() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : files()) {
      long lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add(file + " has " + lines + " lines");
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void nothingIsLeftForLaterAndNothingSleeps() throws IOException {
    List<String> left = new ArrayList<>();
    for (Path file : files()) {
      Matcher matcher = LEFT_BEHIND.matcher(Files.readString(file));
      while (matcher.find()) {
        left.add(file + ": " + matcher.group());
      }
    }
    assertThat(left).isEmpty();
  }

  /** What a provider is like is said in its room; the first configuration names the two that it is for. */
  @Test
  void noProviderIsNamedOutsideOfItsRoom() throws IOException {
    List<String> named = new ArrayList<>();
    for (Path file : files()) {
      String path = file.toString().replace('\\', '/');
      boolean may = !path.startsWith("src/main/")
          || path.contains("/provider/")
          || path.endsWith("/ConfigurationFile.java");
      Matcher matcher = PROVIDER.matcher(Files.readString(file));
      while (!may && matcher.find()) {
        named.add(file + ": " + matcher.group());
      }
    }
    assertThat(named).isEmpty();
  }

  @Test
  void noLineOfProseIsLongerThanADiffShows() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path page : pages()) {
      boolean code = false;
      for (String line : Files.readAllLines(page)) {
        code ^= line.strip().startsWith("```");
        boolean prose = !code && !line.startsWith("|") && !line.startsWith("    ");
        if (prose && line.length() > MOST_COLUMNS) {
          tooLong.add(page + ": " + line);
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .filter(page -> page.toString().endsWith(".md"))
          .toList();
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> main = Files.walk(Path.of("src/main/java"));
        Stream<Path> generate = Files.walk(Path.of("src/generate/java"));
        Stream<Path> test = Files.walk(Path.of("src/test/java"))) {
      List<Path> files = Stream.of(main, generate, test)
          .flatMap(Function.identity())
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
      assertThat(files).hasSizeGreaterThan(100);
      return files;
    }
  }
}
