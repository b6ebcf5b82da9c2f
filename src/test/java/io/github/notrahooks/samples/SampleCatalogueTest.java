package io.github.notrahooks.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.provider.Examination;
import io.github.notrahooks.provider.SignatureScheme.Message;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SampleCatalogueTest {
  private static final SampleCatalogue CATALOGUE = SampleCatalogue.load();
  private static final Instant MOMENT = Instant.parse("2026-11-23T09:00:00Z");

  static List<Sample> samples() {
    return CATALOGUE.all();
  }

  @Test
  void theIndexAndTheFolderAgree() throws IOException {
    Path folder = Path.of("samples");
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> names = files
          .filter(file -> file.getNameCount() == 3)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
      assertThat(CATALOGUE.all())
          .extracting(Sample::file)
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void noNameOrAliasIsGivenTwiceByOneProvider() {
    assertThat(CATALOGUE.all().stream()
            .flatMap(sample -> Stream.concat(Stream.of(sample.name()), sample.aliases().stream())
                .map(name -> sample.provider() + ":" + name)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void notraMakesOfEachSampleWhatTheIndexSays(Sample sample) throws MalformedJson {
    var provider = Providers.named(sample.provider()).orElseThrow();
    var body = sample.body(MOMENT.plusSeconds(86_400 * 40));
    Headers headers = provider
        .scheme()
        .headers(
            new Message("x", sample.event(), body, "application/json", MOMENT),
            Secret.of("sample"));

    Examination examination = provider.examine(headers, body);

    assertThat(outcome(examination)).isEqualTo(sample.outcome());
    assertThat(examination.event()).isEqualTo(sample.event());
    assertThat(provider.scheme().event(Headers.EMPTY, body).orElse(sample.event()))
        .isEqualTo(sample.event());
    assertThat(Json.parse(body.bytes()).path("action").asString("")).isEqualTo(sample.action());
  }

  private static Outcome outcome(Examination examination) {
    if (examination instanceof Examination.Processed) {
      return Outcome.PROCESSED;
    } else if (examination instanceof Examination.Filtered) {
      return Outcome.FILTERED;
    } else if (examination instanceof Examination.Ignored) {
      return Outcome.IGNORED;
    }
    return examination instanceof Examination.Pong ? Outcome.PONG : Outcome.REJECTED;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void bodiesAreCompactUtf8WithoutATrailingNewline(Sample sample) throws MalformedJson {
    String text = sample.storedBody().text();
    JsonNode tree = Json.parse(text.getBytes(StandardCharsets.UTF_8));
    assertThat(tree.isObject()).isTrue();
    assertThat(text).startsWith("{\"").endsWith("}").doesNotContain("\": ", "\\u", "\n");
  }

  @Test
  void eachProviderHasASampleWithTextBeyondAscii() {
    for (String provider : Providers.names()) {
      assertThat(samples())
          .filteredOn(sample -> sample.provider().equals(provider))
          .anyMatch(sample -> sample.storedBody().text().chars().anyMatch(c -> c > 0x7F));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "push,github:push",
    "release,github:release.published",
    "star,github:star.created",
    "pull_request,github:pull_request.merged",
    "ping,github:ping.repository",
    "linear:issue.update,linear:issue.update",
    "linear:issue,linear:issue.create",
    "github:push,github:push",
  })
  void aSampleIsFoundByNameByAliasAndWithItsProvider(String name, String found) {
    assertThat(CATALOGUE.named(name).qualifiedName()).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "psuh,Did you mean 'push'?",
    "release.publisched,Did you mean 'release.published'?",
    "linear:push,There is no sample 'linear:push'.",
    "linear:isue.create,Did you mean 'linear:issue.create'?",
  })
  void anUnknownNameNamesTheNearest(String name, String message) {
    assertThatThrownBy(() -> CATALOGUE.named(name))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_FOUND))
        .hasMessageContaining(message);
  }

  @Test
  void aNameThatTwoProvidersShareNeedsThePrefix() {
    String entry = "{\"name\":\"same\",\"aliases\":[\"s\"],\"provider\":\"%s\",\"event\":\"e\","
        + "\"action\":\"\",\"file\":\"f\",\"description\":\"d\",\"outcome\":\"ignored\"}";
    SampleCatalogue two = SampleCatalogue.of(("{\"moment\":\"2026-11-23T09:00:00Z\",\"samples\":["
            + String.format(entry, "github") + "," + String.format(entry, "linear") + "]}")
        .getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> two.named("same"))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Several providers have a sample 'same': write github:same or linear:same.");
    assertThat(two.named("linear:s").provider()).isEqualTo("linear");
  }
}
