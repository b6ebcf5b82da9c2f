package io.github.notrahooks.cli;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.json.JsonEdit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that change a payload before it is signed. */
final class PayloadChanges {
  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Change a value, such as commits[0].message=Hello. The value is JSON if it parses as JSON,"
              + " else a text. A path that is not there is an error without --add. May be repeated.")
  private @Nullable List<String> set;

  @Option(
      names = "--remove",
      paramLabel = "PATH",
      description = "Take a value out, such as head_commit. May be repeated.")
  private @Nullable List<String> remove;

  @Option(names = "--add", fallbackValue = "true", description = "Let --set add what is not there.")
  private boolean add;

  @Option(
      names = "--edit",
      fallbackValue = "true",
      description = "Change the payload in $VISUAL or $EDITOR before it is signed.")
  private boolean edit;

  Payload applyTo(Context context, Payload payload) {
    List<JsonEdit> edits = new ArrayList<>();
    if (set != null) {
      set.forEach(each -> edits.add(add ? JsonEdit.add(each) : JsonEdit.set(each)));
    }
    if (remove != null) {
      remove.forEach(each -> edits.add(JsonEdit.remove(each)));
    }
    byte[] bytes = payload.body().bytes();
    for (JsonEdit change : edits) {
      bytes = change.applyTo(bytes);
    }
    if (edit) {
      bytes = new Editor(context).edit(bytes);
    }
    return edits.isEmpty() && !edit ? payload : payload.withBody(Body.of(bytes));
  }
}
