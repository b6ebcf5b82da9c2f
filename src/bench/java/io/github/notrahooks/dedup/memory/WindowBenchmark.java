package io.github.notrahooks.dedup.memory;

import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Fingerprint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whether a delivery ID is among the million of the last day. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WindowBenchmark {
  private static final int DELIVERIES = 1_000_000;

  private final SeenDeliveries window =
      new SeenDeliveries(
          Duration.ofHours(24), 200L * 1024 * 1024, Clock.systemUTC(), System::nanoTime);
  private final Fingerprint[] keys = new Fingerprint[DELIVERIES];
  private final SplittableRandom random = new SplittableRandom(7);

  /** Fills the window. */
  @Setup
  public void fill() {
    for (int i = 0; i < DELIVERIES; i++) {
      keys[i] = fingerprint(i);
      window.remember(keys[i], String.format("log_%016x", i), Instant.now().minusSeconds(60));
    }
  }

  private static Fingerprint fingerprint(int number) {
    return new DeliveryKey("int_github", "repo_local", "delivery-" + number).fingerprint();
  }

  /** One that is there. */
  @Benchmark
  public Optional<String> duplicate() {
    return window.duplicateOf(keys[random.nextInt(DELIVERIES)]);
  }

  /** One that is not, with the hash of its ID. */
  @Benchmark
  public Optional<String> unseen() {
    return window.duplicateOf(fingerprint(DELIVERIES + random.nextInt(DELIVERIES)));
  }
}
