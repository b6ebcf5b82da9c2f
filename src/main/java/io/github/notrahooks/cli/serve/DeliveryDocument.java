package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Logbook;
import io.github.notrahooks.cli.live.Document;
import io.github.notrahooks.cli.text.DeliveryPrinter;
import io.github.notrahooks.cli.text.JsonText;
import io.github.notrahooks.json.JsonFold;
import io.github.notrahooks.json.JsonLayout;
import io.github.notrahooks.json.JsonSpan;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.view.DeliveryDetails;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of a delivery as a text to read, whose body is folded as deep as is wanted. */
final class DeliveryDocument implements Document {
  /** About as much of a payload as is read without losing one's place. */
  private static final int ROOM = 50;

  /** What is deeper is unfolded with that. */
  private static final int DEEPEST = 16;

  private final Context context;
  private final boolean colours;
  private final LogRecord delivery;
  private final List<LogRecord> started;
  private final int depth;
  private final int deepest;

  DeliveryDocument(Context context, boolean colours, LogRecord delivery, List<LogRecord> started)
      throws IOException {
    this.context = context;
    this.colours = colours;
    this.delivery = delivery;
    this.started = List.copyOf(started);
    int[] lines = new int[DEEPEST + 1];
    JsonSpan root = JsonText.root(delivery.request().body());
    if (root != null) {
      JsonLayout.lay(root, JsonFold.NONE, line -> lines[Math.min(DEEPEST, line.depth())]++);
    }
    int most = 0;
    while (most < DEEPEST && lines[most + 1] > 0) {
      most++;
    }
    int fits = Math.min(1, most);
    int above = lines[0] + lines[1];
    while (fits < most && above + lines[fits + 1] <= ROOM) {
      fits++;
      above += lines[fits];
    }
    this.deepest = most;
    this.depth = fits;
  }

  /** The document of the delivery with this ID, if it can be read. */
  static Document of(Context context, boolean colours, String id) {
    @Nullable DeliveryDocument[] read = {null};
    String problem = CapturedText.of(context, colours, apart -> {
      Logbook logbook = new Logbook(apart);
      LogRecord delivery = LiveActions.find(apart, id);
      read[0] = new DeliveryDocument(context, colours, delivery, logbook.started(delivery));
    });
    DeliveryDocument document = read[0];
    return document == null ? Document.of(problem) : document;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public int deepest() {
    return deepest;
  }

  @Override
  public String text(int wanted) {
    return CapturedText.of(context, colours, apart -> {
      DeliveryDetails details = DeliveryDetails.of(delivery);
      DeliveryPrinter printer = new DeliveryPrinter(apart.output(), root -> fold(root, wanted));
      printer.started(started);
      printer.details(details);
      printer.notes(details);
    });
  }

  /** At first, small things are seen that are deeper, as far as there is room. */
  private JsonFold fold(JsonSpan root, int wanted) {
    if (wanted >= deepest) {
      return JsonFold.NONE;
    }
    return wanted == depth ? JsonFold.toFit(root, ROOM) : JsonFold.below(wanted);
  }
}
