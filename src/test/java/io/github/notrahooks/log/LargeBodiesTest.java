package io.github.notrahooks.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are encoded while they are written, piece by piece. */
final class LargeBodiesTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 1000, 49_151, 49_152, 49_153, 70_000, 300_000})
  void bytesInPiecesOfAnyLengthComeBackAsTheyWere(int piece) throws Exception {
    byte[] bytes = new byte[200_003];
    new Random(piece).nextBytes(bytes);
    assertComesBack(bytes, piece);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 1000, 8191, 8192, 65_537, 300_000})
  void textInPiecesOfAnyLengthComesBackAsItWas(int piece) throws Exception {
    String text = "{\"name\":\"Zoë \\\"雯\\\" 🚀\",\n\t\"hidden\":\"\u202e\u0007\u007f\"}";
    assertComesBack(text.repeat(3000).getBytes(StandardCharsets.UTF_8), piece);
  }

  private void assertComesBack(byte[] bytes, int piece) throws Exception {
    Body.Builder body = new Body.Builder();
    for (int at = 0; at < bytes.length; at += piece) {
      body.append(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece)));
    }
    TestLog log = new TestLog(folder);
    log.append(Deliveries.delivery().id(1).body(body.build()).build());
    log.append(2, 1);
    assertThat(log.read())
        .satisfiesExactly(
            first -> assertThat(first.delivery().request().body().bytes()).isEqualTo(bytes),
            second -> assertThat(second.delivery().id()).isEqualTo("log_0000000000000002"));
    assertThat(log.check().ok()).isTrue();
  }
}
