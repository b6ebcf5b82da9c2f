package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Level;
import io.github.notrahooks.check.Probe;
import io.github.notrahooks.check.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Rightly signed nonsense, and other methods. That an answer comes is a must; that it is no 5xx a should. */
final class InputChecks {
  private static final String EXPECTS = "an answer in time; and no 5xx (should)";
  private static final String WHY =
      "A receiver that fails over what it cannot use is sent it again, and wakes somebody up.";
  private static final int DEPTH = 2000;

  private InputChecks() {}

  static List<Check> all() {
    return List.of(
        Check.must("input.charset")
            .sends("the content type application/json; charset=utf-8")
            .expects("2xx")
            .why("Some providers send it so, and proxies add it.")
            .fix(
                "Compare the media type without its parameters. Express: express.raw({ type: '*/*' }).")
            .runs(bench ->
                bench.accepted(bench.probe().contentType("application/json; charset=utf-8"))),
        nonsense("malformed", "JSON that is cut off")
            .again("--fault malformed-json")
            .runs(bench -> answered(bench, cut(bench.probe()))),
        body("array", "an empty array", "[]"),
        body("scalar", "a number", "1"),
        body("object", "an empty object", "{}"),
        body("empty", "no body", ""),
        nonsense("missing-fields", "an object without half of its members").runs(bench -> {
          Probe probe = bench.probe();
          return answered(bench, probe.body(Bodies.withoutHalf(probe.payload())));
        }),
        body("deep", "arrays in arrays, 2,000 deep", "[".repeat(DEPTH) + "]".repeat(DEPTH)),
        nonsense("no-event", "a delivery without the header that names the event")
            .again("--fault missing-event")
            .where(profile -> profile.scheme().eventHeader().isPresent())
            .runs(bench -> answered(
                bench,
                bench
                    .probe()
                    .after(
                        headers -> headers.without(bench.scheme().eventHeader().orElseThrow())))),
        nonsense("no-delivery", "a delivery without the header that has its ID")
            .where(profile -> profile.scheme().deliveryHeader().isPresent())
            .runs(bench -> answered(
                bench,
                bench
                    .probe()
                    .after(headers ->
                        headers.without(bench.scheme().deliveryHeader().orElseThrow())))),
        method("get", "GET"),
        method("head", "HEAD"),
        method("put", "PUT"));
  }

  private static Check.Builder nonsense(String name, String sends) {
    return Check.must("input." + name).sends(sends).expects(EXPECTS).why(WHY).fix(Fixes.NO_500);
  }

  private static Check body(String name, String sends, String body) {
    return nonsense(name, sends + ", rightly signed")
        .runs(bench -> answered(bench, bench.probe().body(body.getBytes(StandardCharsets.UTF_8))));
  }

  private static Check method(String name, String method) {
    return nonsense(name, method + " in place of POST")
        .fix("Answer 405 with Allow: POST to other methods, or leave them to the framework's 404.")
        .runs(bench -> {
          if (!bench
              .seen(reply -> !reply.request().method().equals("POST") && reply.unanswered())
              .isEmpty()) {
            return bench.notRun("the receiver gave no answer to another method before");
          }
          Probe probe = bench.probe().method(method);
          return answered(bench, method.equals("PUT") ? probe : probe.body(new byte[0]));
        });
  }

  private static Probe cut(Probe probe) {
    byte[] payload = probe.payload();
    return probe.body(Arrays.copyOf(payload, payload.length * 2 / 3));
  }

  private static Finding answered(Bench bench, Probe probe) {
    Reply reply = bench.send(probe);
    if (reply.unanswered() || reply.late()) {
      return bench.failed(Bench.came(reply));
    } else if (reply.busy()) {
      return bench.inconclusive(Bench.busy(reply));
    } else if (reply.broke()) {
      return bench.failed(Level.SHOULD, "the receiver failed over it: " + Bench.came(reply));
    }
    boolean get = reply.request().method().equals("GET");
    return get && reply.accepted()
        ? bench.failed(Level.INFORMATION, "GET is answered with " + reply.status())
        : bench.passed("it was answered with " + reply.status());
  }
}
