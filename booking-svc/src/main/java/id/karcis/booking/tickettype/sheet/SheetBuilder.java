package id.karcis.booking.tickettype.sheet;

import id.karcis.booking.tickettype.sheet.Sheet.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the rows of a table while a file is read.
final class SheetBuilder {

  /// Cells of a row; more than any table of ours has.
  static final int MAX_COLUMNS = 100;

  private final int maxRows;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable List<String> header;

  SheetBuilder(int maxRows) {
    this.maxRows = maxRows;
  }

  /// Adds a line, of which the first that has something in it is the header.
  void add(int line, List<String> cells) {
    var row = new Row(line, cells.stream().map(String::strip).toList());
    if (row.blank()) {
      return;
    }
    if (header == null) {
      header = row.cells();
    } else {
      rows.add(row);
    }
  }

  /// Whether there is a row more than may be.
  boolean full() {
    return rows.size() > maxRows;
  }

  Sheet build() throws UnreadableSheet {
    if (header == null) {
      throw new UnreadableSheet("is empty");
    }
    return new Sheet(header, rows);
  }
}
