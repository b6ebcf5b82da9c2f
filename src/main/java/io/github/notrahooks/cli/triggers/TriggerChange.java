package io.github.notrahooks.cli.triggers;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.json.Json;
import java.util.function.UnaryOperator;

/** Changes one trigger, and says so. */
final class TriggerChange {
  private TriggerChange() {}

  /**
   * Changes the trigger of this ID.
   *
   * @param what what it then is, such as {@code removed}
   */
  static void make(Context context, String id, String what, UnaryOperator<Configuration> change) {
    context.configuration().update(change);
    if (context.output().json()) {
      context.output().json(Json.object().put("triggerId", id).put("change", what));
    } else {
      context.output().line(id + " " + what);
    }
  }
}
