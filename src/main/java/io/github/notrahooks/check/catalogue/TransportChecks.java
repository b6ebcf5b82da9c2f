package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.check.Result;
import io.github.notrahooks.sender.OutgoingRequest.Framing;
import java.util.List;

/** Right deliveries that come over the wire in unusual ways. */
final class TransportChecks {
  private static final int IN_A_ROW = 10;

  private TransportChecks() {}

  static List<Check> all() {
    return List.of(
        Check.must("transport.pieces")
            .sends("a body in four pieces, with pauses between them")
            .expects("2xx")
            .why("That is how a network hands over what is long.")
            .fix("Read to the end of the body before you verify it. " + Fixes.HTTP)
            .runs(bench -> bench.accepted(bench.probe().framing(Framing.PIECES))),
        Check.must("transport.cut")
            .sends("half of a body, after which the connection ends; then a right delivery")
            .expects("2xx to the second")
            .why("One sender that breaks off must not stop the receiver for all others.")
            .fix(
                "Handle the error that reading the body ends with, and give up on that request only.")
            .runs(TransportChecks::cut),
        Check.should("transport.chunked")
            .sends("a body in chunks, without Content-Length")
            .expects("2xx")
            .why("Some proxies and tunnels send it on so.")
            .fix(Fixes.HTTP)
            .runs(bench -> bench.accepted(bench.probe().framing(Framing.CHUNKED))),
        Check.should("transport.ten-in-a-row")
            .sends("ten deliveries, one after the other")
            .expects("2xx to each")
            .why("A push of many branches, or the import of a project, sends as many at once.")
            .fix(Fixes.ANSWER_FIRST)
            .runs(TransportChecks::inARow),
        Check.information("transport.expect")
            .sends("Expect: 100-continue")
            .expects("no matter which: it tells what the server before the receiver is")
            .why("curl asks so before it sends a long body.")
            .fix("Nothing to do.")
            .runs(bench -> {
              Reply reply = bench.send(
                  bench.probe().after(headers -> headers.with("Expect", "100-continue")));
              return bench.passed(
                  reply.accepted()
                      ? "it is asked for the body, and accepted"
                      : "it is not accepted: " + Bench.came(reply));
            }));
  }

  private static Finding cut(Bench bench) {
    bench.send(bench.probe().framing(Framing.CUT));
    return bench.accepted(bench.probe());
  }

  private static Finding inARow(Bench bench) {
    for (int i = 0; i < IN_A_ROW; i++) {
      Finding finding = bench.accepted(bench.probe());
      if (finding.result() != Result.PASSED) {
        return new Finding(
            finding.result(),
            finding.level(),
            "number " + (i + 1) + ": " + finding.message(),
            finding.replies());
      }
    }
    return bench.passed("all were accepted");
  }
}
