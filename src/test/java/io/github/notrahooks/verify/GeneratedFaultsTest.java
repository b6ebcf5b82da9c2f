package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.signature.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Makes each documented fault, and pairs of them, with real payloads, and counts what is said of them. */
final class GeneratedFaultsTest {
  private static final String HEADER = "X-Hub-Signature-256";

  /** What says the same in other words, or comes with it. */
  private static final Map<Hint, Set<Hint>> ALSO = Map.of(
      Hint.TRAILING_NEWLINE_ADDED, Set.of(Hint.WHITE_SPACE_ADDED, Hint.LINE_BREAKS_ADDED),
      Hint.WHITE_SPACE_ADDED, Set.of(Hint.TRAILING_NEWLINE_ADDED),
      Hint.TRAILING_NEWLINE_REMOVED, Set.of(Hint.LF_BECAME_CRLF),
      Hint.PREFIX_MISSPELT, Set.of(Hint.UPPER_CASE_HEX),
      Hint.SIGNATURE_AS_PRINTED, Set.of(Hint.MISSING_PREFIX),
      Hint.JSON_WAS_ESCAPED, Set.of(Hint.JSON_WAS_COMPACT),
      Hint.SECRET_NEWLINE_ADDED, Set.of(Hint.SECRET_WHITE_SPACE),
      Hint.BODY_SIGNED_IN_ASCII, Set.of(Hint.BODY_SIGNED_IN_LATIN1));

  private final Verifier verifier = new Verifier();
  private final Signer signer = Signer.of("github");
  private final Random random = new Random(20261128);
  private int right;
  private int none;
  private final List<String> wrong = new ArrayList<>();

  private static List<byte[]> payloads() throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("samples/github"))) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        String compact = Json.text(parsed(Files.readAllBytes(file)));
        payloads.add(compact
            .replaceFirst("\\{", "{\"made_up\":\"Zoë's <a/b> & + `\\\\\"🎉\\\\\"`\",")
            .getBytes(UTF_8));
      }
    }
    return payloads;
  }

  private static JsonNode parsed(byte[] bytes) {
    try {
      return Json.parse(bytes);
    } catch (MalformedJson e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void eachFaultIsNamedInEachPayload() throws IOException {
    for (byte[] payload : payloads()) {
      for (Fault fault : Fault.all()) {
        count(payload, List.of(fault));
      }
    }
    report("single");
    assertThat(none).isZero();
  }

  @Test
  void ofTwoFaultsNoneIsNamedThatIsNotThere() throws IOException {
    List<byte[]> payloads = payloads();
    List<Fault> faults = Fault.all();
    for (Fault first : faults) {
      for (Fault second : faults) {
        if (first.kind().ordinal() < second.kind().ordinal()) {
          count(payloads.get(random.nextInt(payloads.size())), List.of(first, second));
        }
      }
    }
    report("pairs");
    assertThat(right).isGreaterThan(9 * none);
  }

  @Test
  void ofWhatNobodyCanExplainNothingIsNamed() throws IOException {
    for (byte[] payload : payloads()) {
      byte[] changed = payload.clone();
      int at;
      do {
        at = random.nextInt(changed.length);
      } while (!Character.isLowerCase(changed[at]));
      changed[at] = (byte) (changed[at] == 'z' ? 'a' : changed[at] + 1);
      Verification verification =
          verifier.verify(signer.submission(signer.headers(payload), changed));
      if (verification.hints().isEmpty()) {
        none++;
      } else {
        wrong.add(verification.hints().toString());
      }
    }
    report("unexplainable");
  }

  /** The counts are kept beside the other reports. */
  private void report(String what) throws IOException {
    Files.writeString(
        Path.of("target", "generated-faults-" + what + ".txt"),
        right + " right, " + wrong.size() + " wrong, " + none + " none\n");
    assertThat(wrong).isEmpty();
  }

  /** Makes the faults, verifies, and counts the answer; not if one of them changes nothing. */
  private void count(byte[] payload, List<Fault> faults) {
    byte[] signed = payload;
    byte[] held = payload;
    byte[] secret = signer.secret().getBytes(UTF_8);
    for (Fault fault : faults) {
      if (fault.kind().isSigners()) {
        byte[] before = signed;
        signed = fault.change().apply(signed);
        if (Arrays.equals(before, signed)) {
          return;
        }
      }
    }
    Headers headers = signer.headers(signed);
    for (Fault fault : faults) {
      switch (fault.kind()) {
        case SECRET -> secret = fault.change().apply(secret);
        case SIGNATURE -> {
          String value = headers.first(HEADER).orElseThrow();
          headers =
              headers.with(HEADER, new String(fault.change().apply(value.getBytes(UTF_8)), UTF_8));
        }
        case STYLE, BREAKS, MARK, FORM, READING -> held = fault.change().apply(held);
        default -> {}
      }
    }
    Submission whole = signer.submission(headers, held);
    judge(
        faults,
        verifier.verify(new Submission(
            whole.headers(),
            null,
            whole.body(),
            whole.scheme(),
            List.of(new NamedSecret("a", Secret.of(secret))),
            List.of(),
            whole.now(),
            whole.tolerance())));
  }

  private void judge(List<Fault> faults, Verification verification) {
    Set<Hint> expected = EnumSet.noneOf(Hint.class);
    Set<Hint> allowed = EnumSet.noneOf(Hint.class);
    for (Fault fault : faults) {
      expected.add(fault.hint());
      allowed.add(fault.hint());
      allowed.addAll(ALSO.getOrDefault(fault.hint(), Set.of()));
    }
    List<Hint> hints = verification.hints();
    if (hints.isEmpty()) {
      none++;
    } else if (allowed.containsAll(hints)) {
      right++;
    } else {
      wrong.add(faults + " expected " + expected + ", told " + hints);
    }
  }
}
