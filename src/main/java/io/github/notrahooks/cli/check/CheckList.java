package io.github.notrahooks.cli.check;

import io.github.notrahooks.check.Check;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Table;
import java.util.List;

/** Prints which checks there are. */
final class CheckList {
  private final Output output;

  CheckList(Output output) {
    this.output = output;
  }

  void print(List<Check> checks) {
    if (output.json()) {
      checks.forEach(check -> output.json(Json.object()
          .put("id", check.id())
          .put("level", check.level().wireName())
          .put("sends", check.sends())
          .put("expects", check.expects())
          .put("why", check.why())
          .put("fix", check.fix())
          .put("heavy", check.heavy())));
      return;
    }
    Table table =
        new Table().copied("CHECK").left("LEVEL").foreign("SENDS", 20).foreign("EXPECTS", 12);
    for (Check check : checks) {
      table
          .row()
          .cell(check.id())
          .cell(check.level().wireName())
          .cell(check.sends())
          .cell(check.expects());
    }
    output.table(table);
  }
}
