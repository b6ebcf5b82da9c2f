package io.github.notrahooks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.HiddenCharacters;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.samples.SampleCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Any verified body, for both providers, as JSON and as a form. The first line of an input is the event. */
final class PayloadFuzz {
  private static final Set<String> PROCESSED = Set.of(
      "push",
      "release",
      "star",
      "pull_request",
      "Issue",
      "Comment",
      "Project",
      "ProjectUpdate",
      "Cycle");
  private static final JsonMapper INDEPENDENT = new JsonMapper();

  static Stream<byte[]> seeds() {
    Stream<byte[]> samples = Stream.of(
            "push",
            "release.published",
            "star.created",
            "pull_request.merged",
            "issue.update",
            "comment.create",
            "project.update",
            "cycle.update",
            "ping")
        .map(name -> SampleCatalogue.load().find(name).orElseThrow())
        .map(sample ->
            (sample.event() + "\n" + sample.storedBody().text()).getBytes(StandardCharsets.UTF_8));
    Stream<byte[]> odd = Stream.of(
            "ping\n{}",
            "push\n[]",
            "push\nnull",
            "push\n",
            "\n{\"type\":\"Issue\"}",
            "push\n{\"a\":1}x",
            "push\n{\"a\":1e999999999}",
            "push\n" + "[".repeat(5000),
            "push\n{\"repository\":7,\"ref\":{}}",
            "push\npayload=%7B%7D",
            "push\npayload=%",
            "push\npayload=%7B%7D&payload=x",
            "star\n{\"action\":\"\\ud800\"}",
            "push\n\ufeff{}",
            "push\n\0\0\0{\0\0\0}",
            "push\n{\0}\0",
            "push\n{\"a\":1,\"a\":2}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
    return Stream.concat(samples, odd);
  }

  @MethodSource("seeds")
  @FuzzTest
  void aBodyIsExaminedWithoutAnErrorAndTheSameAsAForm(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    String event = new String(input, 0, end, StandardCharsets.ISO_8859_1);
    byte[] payload = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
    for (Provider provider : Providers.ALL) {
      examine(provider, event, payload);
    }
  }

  private static void examine(Provider provider, String event, byte[] payload) {
    Body body = Body.of(payload);
    Headers headers = headers(provider, event, "application/json");
    Examination examination = provider.examine(headers, body);

    assertThat(provider.examine(headers, pieces(payload))).isEqualTo(examination);
    if (provider.id().equals("github") && !FormBody.decode(body).isPresent()) {
      Headers form = headers(provider, event, FormBody.CONTENT_TYPE);
      assertThat(provider.examine(form, FormBody.encode(body))).isEqualTo(examination);
    }
    if (examination instanceof Examination.WrongStructure wrong) {
      assertThat(wrong.problems()).isNotEmpty();
    }
    if (examination instanceof Examination.Processed processed) {
      assertThat(PROCESSED).contains(processed.event());
      assertThat(isObject(payload)).isTrue();
      assertThat(processed.data().isEmpty()).isFalse();
      assertThat(Json.text(processed.data()).codePoints()).noneMatch(HiddenCharacters::contains);
    }
  }

  private static Headers headers(Provider provider, String event, String contentType) {
    return provider.id().equals("github")
        ? Headers.of("X-GitHub-Event", event, "Content-Type", contentType)
        : Headers.of("Linear-Event", event, "Content-Type", contentType);
  }

  /** The same bytes one by one, as a slow network gives them. */
  private static Body pieces(byte[] payload) {
    Body.Builder body = new Body.Builder();
    int step = payload.length > 64 ? 61 : 1;
    for (int at = 0; at < payload.length; at += step) {
      body.append(Arrays.copyOfRange(payload, at, Math.min(payload.length, at + step)));
    }
    return body.build();
  }

  private static boolean isObject(byte[] payload) {
    byte[] json = FormBody.decode(Body.of(payload)).map(Body::bytes).orElse(payload);
    try {
      JsonNode tree = INDEPENDENT.readTree(json);
      return tree.isObject();
    } catch (JacksonException e) {
      return false;
    }
  }
}
