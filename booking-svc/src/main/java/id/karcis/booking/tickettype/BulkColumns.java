package id.karcis.booking.tickettype;

import id.karcis.booking.tickettype.BulkFaults.Place;
import id.karcis.booking.tickettype.sheet.Sheet.Row;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which column of a table stands where.
record BulkColumns(Map<BulkColumn, Integer> places) {

  private static final int HEADER_LINE = 1;

  BulkColumns {
    places = Map.copyOf(places);
  }

  /// Whether a header has any of our columns.
  static boolean known(List<String> header) {
    return header.stream().anyMatch(title -> column(title).isPresent());
  }

  /// Reads a header; what is unknown, missing or there twice is noted.
  static BulkColumns of(List<String> header, BulkFaults faults) {
    var places = new EnumMap<BulkColumn, Integer>(BulkColumn.class);
    for (var i = 0; i < header.size(); i++) {
      var title = header.get(i);
      var column = column(title);
      if (column.isPresent() && places.putIfAbsent(column.get(), i) != null) {
        fault(faults, title, "TWICE", "this column stands there twice: leave one of them out");
      } else if (column.isEmpty() && !title.isEmpty()) {
        fault(faults, title, "UNKNOWN", "is no column of ours; expected " + titles());
      }
    }
    Stream.of(BulkColumn.values())
        .filter(column -> column.required() && !places.containsKey(column))
        .forEach(column ->
            fault(faults, column.title(), "REQUIRED", "this column is missing in the header"));
    return new BulkColumns(places);
  }

  /// What a row has in a column; empty without that column.
  String cell(Row row, BulkColumn column) {
    var place = places.get(column);
    return place == null ? "" : row.cell(place);
  }

  private static Optional<BulkColumn> column(String title) {
    var wanted = title.toLowerCase(Locale.ROOT);
    return Stream.of(BulkColumn.values())
        .filter(column -> column.title().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  private static String titles() {
    return Stream.of(BulkColumn.values()).map(BulkColumn::title).collect(Collectors.joining(", "));
  }

  private static void fault(BulkFaults faults, String title, String reason, String description) {
    faults.add(new Place(HEADER_LINE, title), reason, description);
  }
}
