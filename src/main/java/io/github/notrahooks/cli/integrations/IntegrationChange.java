package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.config.Configuration.Integration;
import io.github.notrahooks.config.ConfigurationChange;
import io.github.notrahooks.json.Json;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes one integration as a whole, and says so. */
final class IntegrationChange {
  private IntegrationChange() {}

  /**
   * Changes the integration of this ID.
   *
   * @param what what it then is, such as {@code removed}
   * @param change gives what takes its place, or null for nothing
   */
  static void make(
      Context context,
      String id,
      String what,
      Function<Integration, @Nullable Integration> change) {
    context
        .configuration()
        .update(before -> ConfigurationChange.integration(before, id, change::apply));
    if (context.output().json()) {
      context.output().json(Json.object().put("integrationId", id).put("change", what));
    } else {
      context.output().line(id + " " + what);
    }
  }
}
