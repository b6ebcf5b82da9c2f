package io.github.notrahooks.verify.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.verify.Hint;
import io.github.notrahooks.verify.Submission;
import io.github.notrahooks.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code readAs} says of a hint is what {@code docs/verify.md} lists. */
final class HintReadingsTest {
  private static List<ReadAs> read(Hint hint) {
    Submission submission = new Submission(
        Headers.EMPTY, null, Body.EMPTY, null, List.of(), List.of(), Instant.EPOCH, null);
    Verification verification = new Verification(
        false,
        "github",
        Reason.MISMATCH,
        List.of(hint),
        "",
        "a",
        null,
        Verification.Searched.ALL,
        List.of());
    return HintReadings.of("f", submission, verification);
  }

  @ParameterizedTest
  @EnumSource(Hint.class)
  void whatIsReadIsAmongTheDocumented(Hint hint) throws IOException {
    for (ReadAs read : read(hint)) {
      String row = section(read.what())
          .lines()
          .filter(line -> line.startsWith("| `" + read.as() + "` |"))
          .findFirst()
          .orElse("");

      assertThat(row).as(read.as()).isNotEmpty();
      if (!read.what().equals("signature")) {
        assertThat(row).contains("`" + hint.wireName() + "`");
      }
    }
  }

  @Test
  void everyReadingOfASecretInHandHasAnEntry() throws IOException {
    for (Hint hint : Hint.values()) {
      boolean documented = section("secret").contains("`" + hint.wireName() + "`");

      assertThat(read(hint).stream().anyMatch(read -> read.what().equals("secret")))
          .as(hint.wireName())
          .isEqualTo(documented);
    }
  }

  private static String section(String what) throws IOException {
    String name = switch (what) {
      case "body" -> "bodies";
      default -> what + "s";
    };
    String title = "### " + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    String page = Files.readString(Path.of("docs", "verify.md"));
    int start = page.indexOf(title + "\n") + title.length();
    return page.substring(start, page.indexOf("###", start));
  }
}
