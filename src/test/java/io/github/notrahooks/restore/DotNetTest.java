package io.github.notrahooks.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compared with what .NET's documentation and sources say that it writes (src/test/vectors/json/dotnet.md). */
final class DotNetTest {
  private static final Pattern LINE =
      Pattern.compile("(the document|default|relaxed|Default|EscapeNonAscii|EscapeHtml) +(\\{.*})");
  private static final Pattern CHARACTER = Pattern.compile("‹([0-9A-F]+)›");

  /** What a document is written as by one of .NET's writers. */
  private record Expected(String writer, String document, String written) {
    @Override
    public String toString() {
      return writer + " " + document;
    }
  }

  static Stream<Expected> expected() throws IOException {
    Stream.Builder<Expected> all = Stream.builder();
    String document = "";
    int found = 0;
    List<String> lines = Files.readAllLines(Path.of("src/test/vectors/json/dotnet.md"));
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      String text = CHARACTER
          .matcher(matcher.group(2))
          .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
      if (matcher.group(1).equals("the document")) {
        document = text;
      } else {
        found++;
        all.add(new Expected(matcher.group(1), document, text));
      }
    }
    assertThat(found).isEqualTo(15);
    return all.build();
  }

  @ParameterizedTest
  @MethodSource("expected")
  void eachIsFoundFromTheDocument(Expected expected) {
    Body signed = Body.ofText(expected.written());

    assertThat(new Restoring(Body.ofText(expected.document())).search(signed::equals))
        .isPresent();
  }
}
