package id.karcis.booking.event;

import id.karcis.booking.catalog.Cursors;

/// The orders in which events are listed; equal ones follow each other by id.
enum EventOrder {
  START("startTime", "e.start_time", ":after", true),
  START_DESCENDING("startTime desc", "e.start_time", ":after", false),
  NAME("name", "lower(e.name)", "lower(:after)", true),
  NAME_DESCENDING("name desc", "lower(e.name)", "lower(:after)", false);

  /// As in `orderBy` of a request.
  final String text;

  final String column;

  /// The column's value in the row before the page, made of the parameter `after`.
  final String cursor;

  final boolean ascending;

  EventOrder(String text, String column, String cursor, boolean ascending) {
    this.text = text;
    this.column = column;
    this.cursor = cursor;
    this.ascending = ascending;
  }

  /// Reads `orderBy`; empty is by start.
  static EventOrder of(String text) {
    for (var order : values()) {
      if (order.text.equals(text)) {
        return order;
      }
    }
    return START;
  }

  String direction() {
    return ascending ? "ASC" : "DESC";
  }

  String comparison() {
    return ascending ? ">" : "<";
  }

  /// What a page token remembers of the last row.
  String remember(Event last) {
    return switch (this) {
      case START, START_DESCENDING -> last.startTime().toString();
      case NAME, NAME_DESCENDING -> last.name();
    };
  }

  /// The same as a parameter of SQL.
  Object recall(String remembered) {
    return switch (this) {
      case START, START_DESCENDING -> Cursors.moment(remembered);
      case NAME, NAME_DESCENDING -> Cursors.text(remembered);
    };
  }
}
