package io.github.notrahooks.cli.text;

import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.terminal.TextWidth;
import io.github.notrahooks.view.DeliverySummary;
import io.github.notrahooks.view.Tone;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** How a delivery looks on a line of its own, or in a row of a table. */
public final class DeliveryText {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_STATUS = 16;
  private static final int LONGEST_ID = 128;
  private static final int LONGEST_REASON = 300;
  private static final int GAP = 2;

  /** So few columns do not tell what happened. */
  private static final int LITTLE = 24;

  private DeliveryText() {}

  /**
   * The line of a delivery: when, what, what became of it, and what was wrong, or else what happened. With an
   * ID as GitHub and this tool make them, all but the last fits in 100 columns.
   */
  public static String line(DeliverySummary delivery, boolean colours) {
    return line(delivery, 0, colours);
  }

  /**
   * The same for a terminal: what happened is cut where the terminal ends, or where its next line ends if
   * little of it has room before. What was wrong is never cut.
   *
   * @param width how many columns it has, or 0 for any number
   */
  public static String line(DeliverySummary delivery, int width, boolean colours) {
    String who = delivery.provider();
    if (!delivery.reason().isEmpty()) {
      return line(delivery, who, delivery.what(), colours);
    }
    String happened = Printable.line(delivery.happened(), LONGEST_REASON);
    if (width > 0) {
      int room = width - TextWidth.of(line(delivery, who, "", false)) % width - GAP;
      happened = cut(happened, room < LITTLE ? room + width : room);
    }
    return line(delivery, who, happened, colours);
  }

  private static String cut(String text, int columns) {
    return TextWidth.of(text) <= columns
        ? text
        : text.substring(0, TextWidth.end(text, 0, columns - 1)) + "…";
  }

  /**
   * The same for something that was done for a delivery, without what happened: the delivery's own line has
   * it.
   *
   * @param who did it, in place of the provider
   */
  public static String line(DeliverySummary delivery, String who, boolean colours) {
    return line(delivery, who, delivery.reason(), colours);
  }

  private static String line(DeliverySummary delivery, String who, String last, boolean colours) {
    String deliveryId = delivery.deliveryId();
    return "%s %-6s %-23s %s %3s %4d ms  %s%s"
        .formatted(
            time(delivery),
            Printable.line(who, LONGEST_NAME),
            Printable.line(delivery.event(), LONGEST_NAME),
            style(delivery.tone()).paint("%-9s".formatted(delivery.outcome().wireName()), colours),
            status(delivery),
            delivery.durationMs(),
            deliveryId == null ? "-" : Printable.line(deliveryId, LONGEST_ID),
            last.isEmpty() ? "" : "  " + Printable.line(last, LONGEST_REASON));
  }

  /** The time of a delivery to the second, in UTC. */
  public static String time(DeliverySummary delivery) {
    return "%tT".formatted(LocalTime.ofInstant(delivery.time(), ZoneOffset.UTC));
  }

  /** The name of a signal is what the log says. */
  static String status(DeliverySummary delivery) {
    return Printable.line(delivery.status(), LONGEST_STATUS);
  }

  static Style style(Tone tone) {
    return switch (tone) {
      case GOOD -> Style.SUCCESS;
      case QUIET -> Style.MUTED;
      case BAD -> Style.ERROR;
    };
  }
}
