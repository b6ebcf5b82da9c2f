package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.CheckRun;
import java.util.List;

/** Whether all that went before has left the receiver as it was. */
final class AfterChecks {
  private AfterChecks() {}

  static List<Check> all() {
    return List.of(Check.must(CheckRun.LAST)
        .sends("a right delivery, the last one")
        .expects("2xx")
        .why("Whatever strangers send, the next right delivery must be taken.")
        .fix(
            "Look at what was sent before, and at the receiver's own messages: something of it has stopped"
                + " the receiver.")
        .runs(bench -> bench.accepted(bench.probe())));
  }
}
