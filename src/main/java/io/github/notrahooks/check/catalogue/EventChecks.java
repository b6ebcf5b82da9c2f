package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Probe;
import io.github.notrahooks.check.Profile;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the receiver takes all that the provider sends. */
final class EventChecks {
  private static final String PING = "events.ping";
  private static final String UNKNOWN = "notra_hooks_unknown";

  private EventChecks() {}

  static List<Check> all(Profile profile) {
    List<Check> all = new ArrayList<>(List.of(
        Check.must("events.unknown")
            .sends("an event that does not exist")
            .expects("an answer in time, and no 5xx")
            .why("Providers add events, and send again what failed.")
            .fix(Fixes.UNKNOWN)
            .where(known -> known.scheme().namesEvent()
                || known.scheme().event(Headers.EMPTY, known.base().body()).isPresent())
            .runs(EventChecks::unknown),
        Check.must("events.header-case")
            .sends("all names of headers in small letters, then in capital ones")
            .expects("2xx")
            .why("Names of headers have no case: proxies and HTTP/2 change it.")
            .fix(Fixes.HTTP
                + " Look headers up through the framework (req.get, request.headers.get), or in"
                + " small letters.")
            .runs(EventChecks::headerCase)));
    for (Profile.Example sample : profile.samples()) {
      // There are pings of different kinds of webhooks: the first is the usual one.
      boolean ping = sample.event().equals("ping")
          && all.stream().noneMatch(check -> check.id().equals(PING));
      Check.Builder check =
          profile.samplesCount() ? Check.must(id(sample, ping)) : Check.should(id(sample, ping));
      all.add(check
          .sends("the sample " + sample.name())
          .expects("2xx")
          .why(
              ping
                  ? "It is sent when the webhook is made, and shows whether that worked."
                  : "The provider sends it, if the webhook has chosen it.")
          .fix(Fixes.UNKNOWN)
          .again(sample.argument())
          .runs(bench -> bench.accepted(bench.probe(sample))));
    }
    return all;
  }

  private static String id(Profile.Example sample, boolean ping) {
    return ping ? PING : "events.sample." + sample.name();
  }

  private static Finding unknown(Bench bench) {
    Probe probe = bench.probe().event(UNKNOWN);
    if (bench.scheme().event(Headers.EMPTY, bench.profile().base().body()).isPresent()) {
      probe.body(Bodies.with(probe.payload(), "type", "\"" + UNKNOWN + "\""));
    }
    Reply reply = bench.send(probe);
    if (reply.busy()) {
      return bench.inconclusive(Bench.busy(reply));
    }
    return reply.broke() || reply.unanswered() || reply.late()
        ? bench.failed(Bench.came(reply))
        : bench.passed("it was answered with " + reply.status());
  }

  private static Finding headerCase(Bench bench) {
    Reply small = bench.send(bench.probe().after(headers -> renamed(headers, false)));
    if (!small.accepted()) {
      return bench.accepted(small);
    }
    return bench.accepted(bench.send(bench.probe().after(headers -> renamed(headers, true))));
  }

  private static Headers renamed(Headers headers, boolean capital) {
    Headers.Builder renamed = new Headers.Builder();
    for (Header header : headers) {
      String name = header.name();
      renamed.add(
          capital ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT), header.value());
    }
    return renamed.build();
  }
}
