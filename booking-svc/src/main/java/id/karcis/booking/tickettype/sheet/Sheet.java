package id.karcis.booking.tickettype.sheet;

import java.util.List;

/// A table: a header and rows.
///
/// @param header names of the columns
/// @param rows that have something in them
public record Sheet(List<String> header, List<Row> rows) {

  public Sheet {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /// A row.
  ///
  /// @param line of the file, from 1
  /// @param cells texts without space around them; empty ones for empty cells, and fewer or more
  ///   than the header has
  public record Row(int line, List<String> cells) {

    public Row {
      cells = List.copyOf(cells);
    }

    boolean blank() {
      return cells.stream().allMatch(String::isEmpty);
    }

    /// What stands in a column, from 0.
    public String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }
  }
}
