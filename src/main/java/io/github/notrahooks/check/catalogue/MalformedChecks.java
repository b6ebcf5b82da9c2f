package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Level;
import io.github.notrahooks.check.Probe;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.check.Result;
import io.github.notrahooks.delivery.Headers;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Signatures that are none. That they are not accepted is a must; that the receiver does not fail over them
 * is a should.
 */
final class MalformedChecks {
  private static final String EXPECTS =
      "no 2xx, no 3xx and an answer in time; and that it is refused with 4xx (should)";
  private static final String WHY =
      "What throws an exception in the middle of the check may skip it, and fills your alarms.";

  private MalformedChecks() {}

  static List<Check> all() {
    return List.of(
        malformed("empty-value", "an empty signature header", (bench, value) -> List.of("")),
        malformed(
            "prefix",
            "signatures with 0, 1, 8, 32 and all digits but one",
            (bench, value) -> List.of(
                cut(bench, value, 0),
                cut(bench, value, 1),
                cut(bench, value, 8),
                cut(bench, value, 32),
                cut(bench, value, Signatures.digits(bench.scheme()) - 1))),
        malformed(
            "not-hex",
            "a signature whose digits are none",
            (bench, value) -> List.of(digits(bench, value, "~"))),
        malformed(
            "not-ascii",
            "a signature with letters beyond ASCII",
            (bench, value) -> List.of(digits(bench, value, "é"))));
  }

  private static Check malformed(
      String name, String sends, BiFunction<Bench, String, List<String>> values) {
    return Check.must("auth." + name)
        .sends(sends)
        .expects(EXPECTS)
        .why(WHY)
        .fix(Fixes.LENGTH_FIRST + " " + Fixes.WHOLE)
        .withoutSecret()
        .runs(bench -> run(bench, values));
  }

  private static String cut(Bench bench, String value, int digits) {
    return Signatures.shortened(bench.scheme(), value, digits);
  }

  private static String digits(Bench bench, String value, String digit) {
    int count = Signatures.digits(bench.scheme());
    return Signatures.digits(bench.scheme(), value, digit.repeat(count));
  }

  private static Finding run(Bench bench, BiFunction<Bench, String, List<String>> values) {
    Finding worst = null;
    int count = values.apply(bench, example(bench)).size();
    for (int i = 0; i < count; i++) {
      int index = i;
      Probe probe = bench.probe().signature(value -> values.apply(bench, value).get(index));
      Finding finding = judged(bench, bench.send(probe));
      if (finding.result() == Result.FAILED && finding.level() == Level.MUST) {
        return finding;
      }
      if (worst == null || worst.result() == Result.PASSED) {
        worst = finding;
      }
    }
    return worst == null ? bench.notRun("there is nothing to send") : worst;
  }

  /** Something of the form of a signature: only its length counts. */
  private static String example(Bench bench) {
    return bench
        .scheme()
        .signature(Headers.EMPTY, new byte[bench.scheme().digest().bytes()]);
  }

  private static Finding judged(Bench bench, Reply reply) {
    if (reply.accepted() || reply.redirects()) {
      return bench.failed("it was not refused: " + Bench.came(reply));
    } else if (reply.late()) {
      return bench.failed("no answer came in time: " + Bench.came(reply));
    } else if (reply.busy()) {
      return bench.inconclusive(Bench.busy(reply));
    }
    return reply.refused()
        ? bench.passed("refused with " + reply.status())
        : bench.failed(Level.SHOULD, "the receiver failed over it: " + Bench.came(reply));
  }
}
