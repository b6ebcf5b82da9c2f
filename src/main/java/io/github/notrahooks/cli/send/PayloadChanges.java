package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.option.OrderedText;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Payload;
import io.github.notrahooks.json.JsonEdit;
import io.github.notrahooks.provider.FormBody;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that change a payload before it is signed. */
public final class PayloadChanges {
  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      converter = OrderedText.Converter.class,
      description =
          "Change a value, such as commits[0].message=Hello. The value is JSON if it parses as JSON,"
              + " else a text. A path that is not there is an error without --add. May be repeated; with"
              + " --remove, in the order in which they are given.")
  private @Nullable List<OrderedText> set;

  @Option(
      names = "--remove",
      paramLabel = "PATH",
      converter = OrderedText.Converter.class,
      description = "Take a value out, such as head_commit. May be repeated.")
  private @Nullable List<OrderedText> remove;

  @Option(names = "--add", fallbackValue = "true", description = "Let --set add what is not there.")
  private boolean add;

  @Option(
      names = "--edit",
      fallbackValue = "true",
      description =
          "Change the payload in $VISUAL or $EDITOR before it is signed: it is shown indented, and"
              + " sent without the white space.")
  private boolean edit;

  /** Whether any change was asked for. */
  boolean any() {
    return set != null || remove != null || edit;
  }

  /** A payload with its changes. */
  Payload applyTo(Context context, Payload payload) {
    Body body = applyTo(context, payload.body());
    return body.equals(payload.body()) ? payload : payload.withBody(body);
  }

  /** Whether a person is to change it. */
  boolean byHand() {
    return edit;
  }

  /**
   * What comes of a body; a form stays one, and what it carries is changed.
   *
   * @throws Failure if a change does not fit it
   */
  Body applyTo(Context context, Body body) {
    if (!any()) {
      return body;
    }
    return FormBody.changed(body, before -> changed(context, before));
  }

  private byte[] changed(Context context, byte[] before) {
    SortedMap<Long, JsonEdit> edits = new TreeMap<>();
    if (set != null) {
      set.forEach(each ->
          edits.put(each.place(), add ? JsonEdit.add(each.text()) : JsonEdit.set(each.text())));
    }
    if (remove != null) {
      remove.forEach(each -> edits.put(each.place(), JsonEdit.remove(each.text())));
    }
    byte[] bytes = before;
    for (JsonEdit change : edits.values()) {
      bytes = change.applyTo(bytes);
    }
    return edit ? new Editor(context).edit(bytes) : bytes;
  }
}
