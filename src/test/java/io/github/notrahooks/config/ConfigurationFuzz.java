package io.github.notrahooks.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any file: it is refused with a message, or it is a configuration that is written as it was read. */
final class ConfigurationFuzz {
  private static final Set<String> PROVIDERS = Set.of("github", "linear");
  private static final String SECRET = "lin_wh_Vh7ePqBRyu2Ko4TgXwJc1sDmA9nLf0ZiQ5xEtYbWa8C";

  static Stream<byte[]> seeds() {
    String right =
        "{\"version\":1,\"options\":{\"port\":1,\"sync\":\"none\"},\"organizations\":[{\"id\":\"o\","
            + "\"name\":\"n\",\"retentionDays\":7,\"integrations\":[{\"id\":\"i\",\"provider\":\"github\","
            + "\"enabled\":false,\"repositories\":[{\"id\":\"r\",\"name\":\"a/b\",\"secret\":\""
            + SECRET + "\"},"
            + "{\"id\":\"s\",\"secret\":{\"env\":\"E\"}},{\"id\":\"t\",\"secret\":{\"file\":\"f\"}},{\"id\":\"u\"}]}]}]}";
    return Stream.of(
            right,
            "\ufeff" + right,
            right.replace("\"secret\"", "\"secrt\""),
            right.replace("{\"env\":\"E\"}", "{\"" + SECRET + "\":1}"),
            right.replace("\"" + SECRET + "\"", SECRET),
            right.replace("\"" + SECRET + "\"", "[\"" + SECRET + "\"]"),
            right.replace("\"name\":\"a/b\"", "\"name\":\"" + SECRET + "\",\"name\":1"),
            right.replace("\"name\":\"a/b\",\"secret\"", "\"name\""),
            right.replace(":1}", ":1"),
            "",
            "{}",
            "[]",
            "{\"version\":1.0,\"organizations\":[]}",
            "{\"version\":1,\"organizations\":[],\"options\":{\"a\":1e999}}",
            "{\"version\":1,\"organizations\":[],\"organizations\":[]}")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void aFileIsRefusedWithAMessageOrWrittenAsItWasRead(byte[] input) {
    Configuration configuration;
    try {
      configuration = ConfigurationReader.read(input, "config.json", PROVIDERS);
    } catch (Failure e) {
      assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(e.getMessage()).startsWith("config.json: ").doesNotContain(SECRET);
      return;
    }
    byte[] written = ConfigurationWriter.write(configuration);
    assertThat(ConfigurationReader.read(written, "config.json", PROVIDERS))
        .isEqualTo(configuration);
    assertThat(ConfigurationWriter.write(configuration)).isEqualTo(written);
    Set<String> ids = new HashSet<>();
    configuration.organizations().forEach(organization -> {
      assertThat(ids.add(organization.id())).isTrue();
      assertThat(organization.retentionDays()).isPositive();
      organization.integrations().forEach(each -> assertThat(PROVIDERS).contains(each.provider()));
    });
    // Not the whole configuration: what stands in the place of a name is a name.
    assertThat(inline(configuration)).noneMatch(each -> each.contains(SECRET.substring(7)));
  }

  /** What the secrets that stand in a configuration show of themselves. */
  private static List<String> inline(Configuration configuration) {
    return configuration.organizations().stream()
        .flatMap(organization -> organization.integrations().stream())
        .flatMap(integration -> integration.repositories().stream())
        .flatMap(repository -> repository.secret().stream())
        .filter(SecretSource.Inline.class::isInstance)
        .map(Object::toString)
        .toList();
  }
}
