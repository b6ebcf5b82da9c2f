package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.signature.Hmac;
import io.github.notrahooks.signature.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a push of GitHub's takes before it is written down: its hashes, and all that decides on its answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReceivingBenchmark {
  private final Attempt push = Attempt.good("github");
  private final RequestHead head = push.head();
  private final Headers headers = Headers.of(push.headers());
  private final byte[] key = "It's a Secret to Everybody".getBytes(StandardCharsets.UTF_8);

  /** The HMAC of the body, for the signature. */
  @Benchmark
  public byte[] hmac() {
    return Hmac.SHA256.of(key, push.body().pieces());
  }

  /** The hash of the body, for the log. */
  @Benchmark
  public String hash() {
    return Sha256.hex(push.body().pieces());
  }

  /** All of the decision: the head, the signature, what the payload says, and the answer. */
  @Benchmark
  public Decision processing() {
    HeadCheck.Result result = HeadCheck.check(head, Configured.snapshot(), "1.1 notra-hooks-bench");
    Admission admission = ((HeadCheck.Result.Admitted) result).admission();
    return BodyCheck.unverified(
            admission, headers, push.body(), Configured.NOW, Duration.ofMinutes(1))
        .orElseGet(() -> BodyCheck.examined(admission, headers, push.body()));
  }
}
