package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Probe;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.check.Result;
import io.github.notrahooks.check.WorkCount;
import io.github.notrahooks.sender.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What becomes of deliveries whose ID was there before. */
final class AgainChecks {
  private static final int AT_ONCE = 20;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private AgainChecks() {}

  static List<Check> all() {
    return List.of(
        Check.must("again.twice")
            .sends("the same delivery twice")
            .expects("2xx to both")
            .why(
                "Providers send again what they have seen no answer to, and stop when they see one.")
            .fix("Answer 2xx to a duplicate: it is done.")
            .again("--times 2 --same-id")
            .runs(AgainChecks::twice),
        Check.must("again.at-once")
            .sends("the same delivery twenty times at once")
            .expects("an answer to each, 2xx to one at least, and no 5xx but 503")
            .why("Retries meet what they are retries of, and tunnels send twice.")
            .fix(Fixes.ONCE
                + " Take the error that the unique key gives for a duplicate, and answer 2xx.")
            .again("--times 20 --same-id --concurrency 20")
            .runs(AgainChecks::atOnce),
        Check.must("again.forged-copy")
            .sends("a delivery that was accepted, again with the same ID and a wrong signature")
            .expects("4xx, but not 408 or 429")
            .why(
                "An answer that depends on the ID alone tells strangers which deliveries there were.")
            .fix(Fixes.ID_AFTER)
            .runs(AgainChecks::forgedCopy),
        Check.must("again.forged-first")
            .sends("a forged delivery, then the right one with the same ID")
            .expects("2xx to the right one, and that it is worked on")
            .why("A stranger who guesses IDs could make the receiver drop right deliveries.")
            .fix(Fixes.ID_AFTER)
            .runs(AgainChecks::forgedFirst),
        Check.should("again.at-once-2xx")
            .sends("the same delivery twenty times at once")
            .expects("2xx to each")
            .why("Each other answer makes the provider send it once more.")
            .fix(Fixes.ONCE)
            .again("--times 20 --same-id --concurrency 20")
            .runs(AgainChecks::atOnceAccepted),
        Check.should("again.once")
            .sends("the same delivery twice")
            .expects("that it is worked on once")
            .why(
                "Providers send again what they have seen no answer to; what was done is done twice.")
            .fix(Fixes.ONCE)
            .again("--times 2 --same-id")
            .runs(AgainChecks::once),
        Check.should("again.once-at-once")
            .sends("the same delivery twenty times at once")
            .expects("that it is worked on once")
            .why("A look whether it was there, and a note that it was, let two at once through.")
            .fix(Fixes.ONCE)
            .again("--times 20 --same-id --concurrency 20")
            .runs(AgainChecks::onceAtOnce));
  }

  private static Finding twice(Bench bench) {
    String id = bench.probe().id();
    Finding first = bench.accepted(bench.probe().id(id));
    return first.result() == Result.PASSED ? bench.accepted(bench.probe().id(id)) : first;
  }

  private static List<Reply> burst(Bench bench, String id) {
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      probes.add(bench.probe().id(id));
    }
    return bench.sendAtOnce(probes);
  }

  private static Finding atOnce(Bench bench) {
    List<Reply> replies = burst(bench, bench.probe().id());
    for (Reply reply : replies) {
      if (reply.unanswered() || reply.late() || reply.broke() && !reply.busy()) {
        return bench.failed("one of " + AT_ONCE + ": " + Bench.came(reply), reply);
      }
    }
    return replies.stream().anyMatch(Reply::accepted)
        ? bench.passed(count(replies) + " of " + AT_ONCE + " were accepted")
        : bench.failed("none of " + AT_ONCE + " was accepted; one: " + Bench.came(replies.get(0)));
  }

  private static long count(List<Reply> replies) {
    return replies.stream().filter(Reply::accepted).count();
  }

  private static Finding atOnceAccepted(Bench bench) {
    List<Reply> replies = burst(bench, bench.probe().id());
    return replies.stream()
        .filter(reply -> !reply.accepted())
        .findFirst()
        .map(reply -> bench.failed(
            count(replies) + " of " + AT_ONCE + " were accepted; of another " + Bench.came(reply),
            reply))
        .orElseGet(() -> bench.passed("all " + AT_ONCE + " were accepted"));
  }

  private static Finding forgedCopy(Bench bench) {
    String id = bench.probe().id();
    Reply first = bench.send(bench.probe().id(id));
    if (!first.accepted()) {
      return bench.inconclusive("the right one was not accepted: " + Bench.came(first));
    }
    return bench.refused(bench.probe().id(id).signature(value -> Signatures.wrong(bench, value)));
  }

  private static Finding forgedFirst(Bench bench) {
    String id = bench.probe().id();
    try {
      WorkCount count = bench.observation().isPossible() ? WorkCount.begin(bench, id) : null;
      Reply forged =
          bench.send(bench.probe().id(id).signature(value -> Signatures.wrong(bench, value)));
      Reply right = bench.send(bench.probe().id(id));
      if (!right.accepted()) {
        return right.busy()
            ? bench.inconclusive(Bench.busy(right))
            : bench.failed("the right one was not accepted: " + Bench.came(right));
      }
      if (count != null) {
        long worked = count.settled();
        // What accepts forged deliveries works on them, too: that is another check's finding.
        return worked > 0
            ? bench.passed("it was accepted, and worked on")
            : bench.failed("it was accepted, but not worked on");
      }
      Reply again = bench.send(bench.probe().id(id));
      if (saysDuplicate(right)) {
        return bench.failed(
            "the right one was taken for a duplicate of the forged one, which was answered with "
                + forged.status(),
            right);
      }
      return saysDuplicate(again)
          ? bench.passed("it was accepted, and only a third one was called a duplicate")
          : bench.inconclusive(
              "it was accepted; whether it was worked on cannot be seen from outside."
                  + " --observe makes it visible");
    } catch (IOException e) {
      return bench.inconclusive("--observe: " + e.getMessage());
    }
  }

  private static Finding once(Bench bench) {
    String id = bench.probe().id();
    try {
      if (bench.observation().isPossible()) {
        WorkCount count = WorkCount.begin(bench, id);
        Finding first = bench.accepted(bench.probe().id(id));
        if (first.result() != Result.PASSED) {
          return first;
        }
        bench.pause(PAUSE);
        bench.send(bench.probe().id(id));
        return worked(bench, count.settled());
      }
      Reply first = bench.send(bench.probe().id(id));
      Reply second = bench.send(bench.probe().id(id));
      return !saysDuplicate(first) && saysDuplicate(second)
          ? bench.passed("the answer to the second says that it is a duplicate")
          : invisible(bench);
    } catch (IOException e) {
      return bench.inconclusive("--observe: " + e.getMessage());
    }
  }

  private static Finding onceAtOnce(Bench bench) {
    String id = bench.probe().id();
    try {
      if (bench.observation().isPossible()) {
        WorkCount count = WorkCount.begin(bench, id);
        burst(bench, id);
        return worked(bench, count.settled());
      }
      List<Reply> replies = burst(bench, id);
      long worked = replies.stream()
          .filter(reply -> reply.accepted() && !saysDuplicate(reply))
          .count();
      // Where all of them were worked on, only a later one shows whether the answers tell at all.
      boolean tells = replies.stream().anyMatch(AgainChecks::saysDuplicate)
          || saysDuplicate(bench.send(bench.probe().id(id)));
      if (!tells) {
        return invisible(bench);
      }
      return worked == 1
          ? bench.passed("all answers but one say that they are to duplicates")
          : bench.failed(worked + " answers do not say that they are to duplicates");
    } catch (IOException e) {
      return bench.inconclusive("--observe: " + e.getMessage());
    }
  }

  private static Finding worked(Bench bench, long times) {
    if (times == 1) {
      return bench.passed("it was worked on once");
    }
    return times == 0
        ? bench.inconclusive("--observe saw no work at all")
        : bench.failed("it was worked on " + times + " times");
  }

  private static Finding invisible(Bench bench) {
    return bench.inconclusive(
        "how often it was worked on cannot be seen from outside, and the answers do"
            + " not tell. --observe makes it visible");
  }

  /** Whether an answer says of itself that it is to a duplicate. */
  private static boolean saysDuplicate(Reply reply) {
    if (!(reply.answer() instanceof Answer.Received answer)) {
      return false;
    }
    String text = answer.body().text().toLowerCase(Locale.ROOT);
    return text.contains("duplicate") || text.contains("already") || text.contains("idempotent");
  }
}
