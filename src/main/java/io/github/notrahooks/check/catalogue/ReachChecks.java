package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.CheckRun;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.sender.Answer;
import java.util.List;
import java.util.Optional;

/** Whether the receiver can be reached, and takes a right delivery: all of these look at the first one. */
final class ReachChecks {
  private static final long FAST_MS = 1000;
  private static final String SENDS = "a right delivery, the first one";

  private ReachChecks() {}

  static List<Check> all() {
    return List.of(
        Check.must(CheckRun.FIRST)
            .sends(SENDS)
            .expects("2xx")
            .why(
                "Without it the receiver gets nothing, and nothing else that is checked tells anything.")
            .fix("Look at what the answer means, which stands below it.")
            .runs(ReachChecks::accepts),
        Check.must("reach.in-time")
            .sends(SENDS)
            .expects("an answer within the provider's limit")
            .why(
                "The provider gives up, and takes the delivery for failed, although it was worked on.")
            .fix(Fixes.ANSWER_FIRST)
            .runs(ReachChecks::inTime),
        Check.must("reach.no-redirect")
            .sends(SENDS)
            .expects("no 3xx")
            .why("Providers follow no redirects: the delivery is lost.")
            .fix(
                "Give the provider the address that is redirected to. A slash at the end, http in place of"
                    + " https and www are the usual causes; Django: APPEND_SLASH; Next.js: trailingSlash.")
            .runs(ReachChecks::noRedirect),
        Check.must("reach.tls")
            .sends(SENDS + ", over https")
            .expects("a certificate that is trusted for this host")
            .why("Providers send nothing to a receiver whose certificate they cannot check.")
            .fix("Send the whole chain of certificates, for this very name, before it expires.")
            .runs(ReachChecks::tls),
        Check.should("reach.fast")
            .sends(SENDS)
            .expects("an answer within 1 s")
            .why("What takes a second for one delivery takes too long when a hundred come at once.")
            .fix(Fixes.ANSWER_FIRST)
            .runs(ReachChecks::fast));
  }

  private static Finding accepts(Bench bench) {
    Reply reply = bench.send(bench.probe());
    if (reply.accepted()) {
      return bench.passed("it was accepted with " + reply.status());
    }
    return bench.failed("a right delivery was not accepted: " + Bench.came(reply));
  }

  private static Optional<Reply> first(Bench bench) {
    return bench.seen(reply -> true).stream().findFirst();
  }

  private static Finding inTime(Bench bench) {
    Optional<Reply> first = first(bench);
    if (first.isEmpty()) {
      return bench.notRun("nothing was sent yet");
    }
    Reply reply = first.get();
    if (reply.late()) {
      return bench.failed(
          "it took " + reply.durationMs() + " ms, and the provider waits for "
              + reply.limit().toMillis() + " ms",
          reply);
    }
    return reply.unanswered()
        ? bench.notRun("no answer came")
        : bench.passed(
            "it took " + reply.durationMs() + " ms of " + reply.limit().toMillis() + " ms");
  }

  private static Finding noRedirect(Bench bench) {
    Optional<Reply> first = first(bench).filter(reply -> !reply.unanswered());
    if (first.isEmpty()) {
      return bench.notRun("no answer came");
    }
    Reply reply = first.get();
    String to = reply
        .received()
        .flatMap(answer -> answer.headers().first("Location"))
        .map(location -> " to " + location)
        .orElse("");
    return reply.redirects()
        ? bench.failed("it redirects" + to + " with " + reply.status(), reply)
        : bench.passed("it redirects nowhere");
  }

  private static Finding tls(Bench bench) {
    if (!bench.isSecure()) {
      return bench.notRun("the address begins with http://, so there is no TLS to look at");
    }
    Optional<Reply> first = first(bench);
    if (first.isPresent()
        && first.get().answer() instanceof Answer.NetworkFailure failure
        && failure.kind() == Answer.Kind.TLS) {
      return bench.failed(failure.message(), first.get());
    }
    return first.isEmpty() || first.get().unanswered()
        ? bench.notRun("no answer came")
        : bench.passed("its certificate is trusted");
  }

  private static Finding fast(Bench bench) {
    Optional<Reply> first = first(bench).filter(reply -> !reply.unanswered());
    if (first.isEmpty()) {
      return bench.notRun("no answer came");
    }
    long ms = first.get().durationMs();
    return ms > FAST_MS
        ? bench.failed("it took " + ms + " ms", first.get())
        : bench.passed("it took " + ms + " ms");
  }
}
