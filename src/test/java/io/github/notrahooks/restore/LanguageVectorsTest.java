package io.github.notrahooks.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compared with what languages printed themselves (src/test/vectors/json). */
final class LanguageVectorsTest {
  private static final Path VECTORS = Path.of("src/test/vectors/json");

  /** Numbers that these languages write in ways of their own, which are not looked for. */
  private static final Set<String> OWN_NUMBERS = Set.of("ruby4", "jq");

  private static final Set<String> SORTING =
      Set.of("go-marshal", "go-encoder-no-html", "go-indent", "python-sorted", "jq-sorted");

  private static final Set<String> CHANGED = Set.of("keys.json", "numbers.json");

  static Stream<Path> printed() throws IOException {
    try (Stream<Path> files = Files.walk(VECTORS.resolve("printed"))) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      assertThat(all).hasSizeGreaterThan(400);
      return all.stream().filter(file -> !isLost(file));
    }
  }

  /** What cannot be had from the document, as the language did not keep it, or is not looked for. */
  private static boolean isLost(Path file) {
    String document = file.getFileName().toString();
    String printer = String.valueOf(file.getParent().getFileName());
    String language = printer.substring(0, printer.indexOf('-'));
    return switch (document) {
      case "numbers.json" -> OWN_NUMBERS.contains(language) || printer.equals("php-zero-fraction");
      // Without its escapes for pages Gson leaves out what is null as well, which is not looked
      // for.
      case "literals.json", "push.json" -> printer.equals("java-gson-no-html");
      default -> false;
    };
  }

  @ParameterizedTest
  @MethodSource("printed")
  void eachIsFoundFromTheDocument(Path file) throws IOException {
    Body document =
        Body.of(Files.readAllBytes(VECTORS.resolve("documents").resolve(file.getFileName())));
    Body signed = Body.of(Files.readAllBytes(file));

    // A search takes nothing that lacks a property of the document, as Gson's texts lack nulls.
    boolean found = signed.equals(document)
        || new Restoring(document).visit(1, (style, written) -> signed.equals(written));
    assertThat(found).as("%s", file).isTrue();
  }

  /** What keeps the order of keys, and all numbers. */
  static Stream<Path> printedInOrder() throws IOException {
    return printed()
        .filter(file -> !SORTING.contains(String.valueOf(file.getParent().getFileName())))
        // Nulls that are gone do not come back.
        .filter(file -> !file.toString().matches(".*java-gson.*(literals|push).json"))
        .filter(file -> !CHANGED.contains(file.getFileName().toString()));
  }

  @ParameterizedTest
  @MethodSource("printedInOrder")
  void theDocumentIsFoundFromEach(Path file) throws IOException {
    Body document =
        Body.of(Files.readAllBytes(VECTORS.resolve("documents").resolve(file.getFileName())));
    Body held = Body.of(Files.readAllBytes(file));

    assertThat(new Restoring(held).search(document::equals)).as("%s", file).isPresent();
  }
}
