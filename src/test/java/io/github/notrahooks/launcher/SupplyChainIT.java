package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.notrahooks.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The libraries that ship: the jars in the tool's own {@code lib}, not what a build file says of them. */
final class SupplyChainIT {
  private static final Path TOOL = Tool.packaged().getParent().getParent();
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*?)\\.jar");

  /** The first versions without a known weakness that could matter here, and the last ones looked at. */
  private static final Map<String, String> LEAST = Map.ofEntries(
      // CVE-2026-28367, -28368, -28369 (request smuggling), and the trailers of 2.4.3.
      Map.entry("undertow-core", "2.4.4.Final"),
      // CVE-2023-5685.
      Map.entry("xnio-api", "3.8.16.Final"),
      Map.entry("xnio-nio", "3.8.16.Final"),
      Map.entry("jboss-threads", "3.9.2"),
      Map.entry("jboss-logging", "3.6.2.Final"),
      Map.entry("wildfly-common", "1.5.4.Final"),
      Map.entry("wildfly-client-config", "1.0.1.Final"),
      Map.entry("smallrye-common-annotation", "2.14.0"),
      Map.entry("smallrye-common-constraint", "2.14.0"),
      Map.entry("smallrye-common-cpu", "2.14.0"),
      Map.entry("smallrye-common-function", "2.14.0"),
      // The timeouts of bodies, and hosts that are no addresses, of 5.5.0.
      Map.entry("okhttp-jvm", "5.5.1"),
      // CVE-2023-3635.
      Map.entry("okio-jvm", "3.18.1"),
      // CVE-2020-29582.
      Map.entry("kotlin-stdlib", "2.1.21"),
      // GHSA-72hv-8253-57qq, GHSA-2m67-wjpj-xhg9, GHSA-2c4j-63jj-9fqr, CVE-2026-68497, -68498.
      Map.entry("jackson-core", "3.2.4"),
      Map.entry("jackson-databind", "3.2.4"),
      Map.entry("jackson-annotations", "2.22"),
      Map.entry("re2j", "1.8"),
      // CVE-2026-56740, -56741, and the history file of 4.4.
      Map.entry("jline-terminal", "4.5.0"),
      Map.entry("jline-reader", "4.5.0"),
      Map.entry("jline-native", "4.5.0"),
      Map.entry("jline-terminal-jni", "4.5.0"),
      Map.entry("picocli", "4.7.7"));

  @Test
  void everyLibraryIsAtOrAboveTheLeastVersionThatIsSafe() throws IOException {
    Map<String, String> shipped = shipped();
    assertThat(shipped.keySet())
        .as("a new library needs a least version")
        .allSatisfy(name -> assertThat(LEAST).containsKey(name));
    LEAST.forEach((name, least) -> assertThat(
            compare(Objects.requireNonNull(shipped.get(name), name), least))
        .as(name + " " + shipped.get(name) + " against " + least)
        .isNotNegative());
  }

  @Test
  void theBillOfMaterialsNamesWhatShipsAndNothingElse() throws Exception {
    assumeFalse(
        "offline=true".equals(System.getProperty("build.mode")),
        "the bill is made by online builds alone");
    JsonNode bill = Json.parse(Files.readAllBytes(TOOL.resolve("licenses/notra-hooks.cdx.json")));
    assertThat(bill.path("bomFormat").stringValue()).isEqualTo("CycloneDX");
    Map<String, String> billed = new TreeMap<>();
    for (JsonNode component : bill.path("components")) {
      String name = component.path("name").stringValue();
      String version = component.path("version").stringValue();
      billed.put(name, version);
      if (!name.equals("picocli")) {
        // Ours is compiled from picocli's own sources, for class archives.
        Path jar = TOOL.resolve("lib").resolve(name + "-" + version + ".jar");
        assertThat(hash(component)).as(name).isEqualTo(sha256(jar));
      }
    }
    assertThat(billed).isEqualTo(shipped());
  }

  @Test
  void whatIsLeftOutOfTheVersionsOrderIsOlder() {
    assertThat(compare("2.4.10.Final", "2.4.4.Final")).isPositive();
    assertThat(compare("2.3.27.Final", "2.4.4.Final")).isNegative();
    assertThat(compare("2.22", "2.22")).isZero();
    assertThat(compare("2.22.1", "2.22")).isPositive();
    assertThat(compare("3.2.4-rc1", "3.2.4")).isNegative();
  }

  private static Map<String, String> shipped() throws IOException {
    Map<String, String> versions = new TreeMap<>();
    try (Stream<Path> files = Files.list(TOOL.resolve("lib"))) {
      for (Path file : new TreeSet<>(files.toList())) {
        Matcher name = JAR.matcher(file.getFileName().toString());
        if (name.matches()) {
          versions.put(name.group(1), name.group(2));
        }
      }
    }
    assertThat(versions).hasSizeGreaterThan(10);
    return versions;
  }

  /** Number by number; what is no number, but for {@code Final}, makes a version an earlier one. */
  private static int compare(String a, String b) {
    List<Integer> first = numbers(a);
    List<Integer> second = numbers(b);
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      int order = Integer.compare(
          i < first.size() ? first.get(i) : 0, i < second.size() ? second.get(i) : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<Integer> numbers(String version) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : version.split("[.-]")) {
      if (!part.equals("Final")) {
        numbers.add(part.matches("\\d+") ? Integer.parseInt(part) : -1);
      }
    }
    return numbers;
  }

  private static String hash(JsonNode component) {
    for (JsonNode hash : component.path("hashes")) {
      if (hash.path("alg").stringValue().equals("SHA-256")) {
        return hash.path("content").stringValue();
      }
    }
    throw new AssertionError("no SHA-256 of " + component.path("name"));
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
