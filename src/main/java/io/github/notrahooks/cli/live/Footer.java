package io.github.notrahooks.cli.live;

import io.github.notrahooks.output.Style;
import java.util.Locale;

/** The last row: what there is to say, else what is typed, else what can be pressed. */
final class Footer {
  /** Narrower screens say less. */
  private static final int COLUMNS_FOR_ALL = 64;

  private final LiveModel model;
  private final int columns;
  private final Cells cells;

  Footer(LiveModel model, int columns, boolean colours) {
    this.model = model;
    this.columns = columns;
    this.cells = new Cells(columns, colours).add(" ");
  }

  @Override
  public String toString() {
    Page page = model.page();
    String typedInPage = model.typedInPage();
    if (model.stopping()) {
      cells.add(
          "Stopping: what is under way is answered first. Ctrl-C ends it at once.", Style.WARNING);
    } else if (model.asking()) {
      cells.add(
          columns >= COLUMNS_FOR_ALL
              ? "Stop the server? y stops it, any other key goes on."
              : "Stop the server? y stops it",
          Style.WARNING);
    } else if (!model.notice().isEmpty()) {
      cells.add(model.notice(), Style.STRONG);
    } else if (typedInPage != null) {
      cells.add("/" + typedInPage + "_  ").add("Enter goes there", Style.MUTED);
    } else if (model.waiting()) {
      cells.add("One moment…", Style.STRONG).add("  q goes back", Style.MUTED);
    } else if (page != null) {
      page(page);
    } else if (model.typing() || !model.deliveries().filter().isEmpty()) {
      filter();
    } else {
      int below = model.deliveries().below();
      if (below > 0) {
        cells
            .add(String.format(Locale.ROOT, "%,d new below", below), Style.STRONG)
            .add(", G shows them  ");
      }
      cells.add(KeyHelp.list(cells.left()), Style.MUTED);
    }
    return cells.toString();
  }

  private void page(Page page) {
    if (columns >= COLUMNS_FOR_ALL) {
      cells.add(page.title() + "  ", Style.STRONG).add("%d%%  ".formatted(page.percent()));
      boolean fold = page.document().deepest() > 0;
      cells.add(KeyHelp.text(cells.left(), page.hasNeighbours(), fold), Style.MUTED);
    } else {
      // The way back comes first where not everything has room.
      cells
          .add("%d%%".formatted(page.percent()))
          .add("  q back  ", Style.MUTED)
          .add(page.title(), Style.STRONG);
    }
  }

  private void filter() {
    DeliveryList deliveries = model.deliveries();
    String searched = model.searched().isEmpty() ? "" : "  " + model.searched();
    cells
        .add("/" + deliveries.filter() + (model.typing() ? "_" : ""))
        .add(
            String.format(Locale.ROOT, "  %,d of %,d", deliveries.size(), deliveries.kept())
                + searched,
            Style.MUTED)
        .add(model.typing() ? "" : "  Esc shows all  ? help", Style.MUTED);
  }
}
