package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Probe;
import io.github.notrahooks.check.Profile;
import io.github.notrahooks.check.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What becomes of deliveries whose signed time is not now. */
final class TimeChecks {
  private static final Duration FAR = Duration.ofHours(1);
  private static final String REFUSED = "4xx, but not 408 or 429";
  private static final String WHY =
      "Somebody who has seen one delivery could send it again, as often and as late as he likes.";

  private TimeChecks() {}

  static List<Check> all() {
    return List.of(
        timed("stale")
            .sends("a delivery signed an hour ago")
            .expects(REFUSED)
            .again("--fault stale-timestamp")
            .runs(bench -> bench.refused(bench.probe().at(bench.now().minus(FAR)))),
        timed("future")
            .sends("a delivery signed an hour from now")
            .expects(REFUSED)
            .runs(bench -> bench.refused(bench.probe().at(bench.now().plus(FAR)))),
        timed("missing")
            .sends("a delivery without the signed time")
            .expects(REFUSED)
            .fix("Take a missing time for one that is too old. " + Fixes.TIME)
            .where(Profile::hasTimeOfItsOwn)
            .runs(TimeChecks::missing),
        timed("altered")
            .sends("an hour-old delivery whose time was made fresh after it was signed")
            .expects(REFUSED)
            .fix("Sign the time together with the body, as the provider does. " + Fixes.TIME)
            .where(Profile::hasTimeOfItsOwn)
            .runs(TimeChecks::altered),
        timed("unit")
            .sends(
                "the right time in the other unit: seconds for milliseconds, or milliseconds for seconds")
            .expects(REFUSED)
            .fix("Do not guess the unit. " + Fixes.TIME)
            .where(Profile::hasTimeOfItsOwn)
            .runs(TimeChecks::unit),
        timed("unsigned-header")
            .sends("an hour-old body under a header with a fresh time, which is not signed")
            .expects(REFUSED)
            .fix(
                "Go by the time in the body, which is signed; the header's is for information only. "
                    + Fixes.TIME)
            .where(Profile::hasTimeInBody)
            .runs(bench -> bench.refused(bench.probe().signedAt(bench.now().minus(FAR)))),
        timed("within")
            .sends("deliveries signed half the tolerance ago, and half of it from now")
            .expects("2xx")
            .why("Clocks differ, and networks take their time.")
            .runs(TimeChecks::within),
        Check.should("time.tolerance")
            .sends("deliveries signed twice the tolerance ago, and twice of it from now")
            .expects(REFUSED + ", both of them")
            .why(
                "The longer an old delivery is believed, the longer it can be sent again by others.")
            .fix("Use the tolerance that the provider recommends. " + Fixes.TIME)
            .where(profile -> profile.scheme().signsTime())
            .runs(TimeChecks::tolerance));
  }

  private static Check.Builder timed(String name) {
    return Check.must("time." + name)
        .why(WHY)
        .fix(Fixes.TIME)
        .where(profile -> profile.scheme().signsTime());
  }

  private static String property(Bench bench) {
    return bench.scheme().timeProperty().orElseThrow();
  }

  private static String header(Bench bench) {
    return bench.scheme().timeHeader().orElseThrow();
  }

  private static Finding missing(Bench bench) {
    if (bench.profile().hasTimeHeader()) {
      return bench.refused(bench.probe().after(headers -> headers.without(header(bench))));
    }
    Probe probe = bench.probe();
    return bench.refused(probe.body(Bodies.without(probe.payload(), property(bench))));
  }

  private static Finding altered(Bench bench) {
    Instant old = bench.now().minus(FAR);
    Instant now = bench.now();
    if (bench.profile().hasTimeHeader()) {
      return bench.refused(
          bench.probe().at(old).after(headers -> headers.with(header(bench), text(bench, now))));
    }
    return bench.refused(bench
        .probe()
        .signedAt(old)
        .changed(body -> Bodies.with(body, property(bench), text(bench, now))));
  }

  private static Finding unit(Bench bench) {
    boolean millis = bench.scheme().timeInMillis();
    Instant now = bench.now();
    String other = Long.toString(millis ? now.getEpochSecond() : now.toEpochMilli());
    if (bench.profile().hasTimeHeader()) {
      return bench.refused(bench.probe().before(headers -> headers.with(header(bench), other)));
    }
    Probe probe = bench.probe();
    byte[] body = Bodies.with(probe.payload(), property(bench), other);
    return bench.refused(probe.body(body).unstamped());
  }

  private static String text(Bench bench, Instant time) {
    return Long.toString(
        bench.scheme().timeInMillis() ? time.toEpochMilli() : time.getEpochSecond());
  }

  private static Finding within(Bench bench) {
    Duration half = bench.scheme().tolerance().dividedBy(2);
    Finding past = bench.accepted(bench.probe().at(bench.now().minus(half)));
    if (past.result() != Result.PASSED) {
      return past;
    }
    return bench.accepted(bench.probe().at(bench.now().plus(half)));
  }

  private static Finding tolerance(Bench bench) {
    Duration twice = bench.scheme().tolerance().multipliedBy(2);
    Finding past = bench.refused(bench.probe().at(bench.now().minus(twice)));
    if (past.result() != Result.PASSED) {
      return past;
    }
    return bench.refused(bench.probe().at(bench.now().plus(twice)));
  }
}
