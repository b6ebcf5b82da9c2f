package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.receiver.Attempt;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Senders that come with a connection for each delivery: nothing of a closed one stays in memory. */
final class ForgottenConnectionsTest {
  private static final int MANY = 100;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  @TempDir
  private Path folder;

  @RegisterExtension
  private final ReceiverFixture receiver = new ReceiverFixture(() -> folder.resolve("home"));

  @Test
  void aConnectionOverWhichADeliveryCameIsForgottenOnceItIsClosed() throws JMException {
    int before = recorders();
    List<Connection> open = connect();
    for (int i = 0; i < MANY; i++) {
      Attempt attempt = Attempt.good("github").id("forgotten-" + i);
      assertThat(open.get(i).exchange(attempt).status()).isEqualTo(200);
    }
    assertThat(recorders()).isGreaterThanOrEqualTo(MANY);
    open.forEach(Connection::close);
    assertThat(recordersOnceFewerThan(before + MANY / 10)).isLessThan(before + MANY / 10);
  }

  @Test
  void aConnectionOverWhichNothingCameIsForgottenOnceItIsClosed() throws JMException {
    isForgottenAfter(new byte[0]);
  }

  @Test
  void aConnectionWhoseRequestBreaksOffInItsHeadIsForgottenOnceItIsClosed() throws JMException {
    isForgottenAfter("POST /api".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aConnectionWhoseRequestBreaksOffInItsBodyIsForgottenOnceItIsClosed() throws JMException {
    byte[] whole = Attempt.good("github").wire();
    isForgottenAfter(Arrays.copyOf(whole, whole.length - 1));
  }

  private void isForgottenAfter(byte[] part) throws JMException {
    int before = recorders();
    List<Connection> open = connect();
    open.forEach(each -> each.send(part));
    open.forEach(Connection::close);
    // Once this one is answered, those before it were let in.
    assertThat(receiver.exchange(Attempt.good("github")).status()).isEqualTo(200);
    assertThat(recordersOnceFewerThan(before + MANY / 10)).isLessThan(before + MANY / 10);
  }

  private List<Connection> connect() {
    List<Connection> open = new ArrayList<>();
    IntStream.range(0, MANY).forEach(i -> open.add(Connection.to(receiver.address())));
    return open;
  }

  private static int recordersOnceFewerThan(int wanted) throws JMException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    int seen = recorders();
    while (seen >= wanted && System.nanoTime() < end) {
      seen = recorders();
    }
    return seen;
  }

  /** How many connections the heap holds, after a collection; each has one recorder of its own. */
  private static int recorders() throws JMException {
    Object histogram = ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "gcClassHistogram",
            new Object[] {new String[0]},
            new String[] {String[].class.getName()});
    return ((String) histogram)
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(HeadRecorder.class.getName()))
        .mapToInt(columns -> Integer.parseInt(columns[1]))
        .sum();
  }
}
