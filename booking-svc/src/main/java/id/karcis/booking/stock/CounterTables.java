package id.karcis.booking.stock;

/// Where a [Counter] lives.
///
/// @param stock table of the counters
/// @param claims table of what orders have of them
/// @param part column that tells the counters of one ticket type apart; empty when it has one only
record CounterTables(String stock, String claims, String part) {

  private static final String KEY = "event_id = :event AND ticket_type_id = :type";

  /// Writes a statement: `{stock}` and `{claims}` are the tables, `{key}` is the condition that
  /// finds a counter, `{columns}` and `{values}` what makes up its key.
  String sql(String template) {
    return template
        .replace("{stock}", stock)
        .replace("{claims}", claims)
        .replace("{key}", part.isEmpty() ? KEY : KEY + " AND " + part + " = :part")
        .replace("{columns}", "event_id, ticket_type_id" + (part.isEmpty() ? "" : ", " + part))
        .replace("{values}", ":event, :type" + (part.isEmpty() ? "" : ", :part"));
  }
}
