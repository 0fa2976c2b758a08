package id.karcis.booking.dashboard;

import java.util.Optional;
import java.util.UUID;

/// The statements of [FigureQueries]. Those about one event and those about all differ in their
/// text, so that each gets the plan of its own index.
final class FigureSql {

  private static final String TOTALS =
      """
      SELECT currency_code, sum(orders) AS orders, sum(sold) AS sold, sum(cancelled) AS cancelled,
             sum(gross_minor) AS gross_minor, sum(refunded_minor) AS refunded_minor
      FROM (SELECT currency_code, orders, sold, cancelled, gross_minor, refunded_minor
            FROM sales_totals WHERE scope_id = :scope
            UNION ALL
            SELECT currency_code, orders, sold, cancelled, gross_minor, refunded_minor
            FROM sale_changes %s) AS figures
      GROUP BY currency_code ORDER BY currency_code
      """;

  private static final String DAYS =
      """
      SELECT day, currency_code, sum(sold) AS sold, sum(cancelled) AS cancelled,
             sum(gross_minor) - sum(refunded_minor) AS revenue_minor
      FROM (SELECT day, currency_code, sold, cancelled, gross_minor, refunded_minor
            FROM sales_by_day WHERE scope_id = :scope AND day BETWEEN :start AND :end
            UNION ALL
            SELECT %1$s, currency_code, sold, cancelled, gross_minor, refunded_minor
            FROM sale_changes %2$s AND %1$s BETWEEN :start AND :end) AS figures
      GROUP BY day, currency_code ORDER BY day, currency_code
      """;

  static final String PHASES =
      """
      SELECT f.ticket_type_id, t.name, f.phase, f.currency_code,
             sum(f.sold) - sum(f.cancelled) AS living,
             sum(f.gross_minor) - sum(f.refunded_minor) AS revenue_minor
      FROM (SELECT ticket_type_id, phase, currency_code, first_sale_time, sold, cancelled,
                   gross_minor, refunded_minor
            FROM sales_by_phase WHERE event_id = :event
            UNION ALL
            SELECT ticket_type_id, phase, currency_code, time, sold, cancelled, gross_minor,
                   refunded_minor
            FROM sale_changes WHERE event_id = :event) AS f
      JOIN ticket_types t ON t.id = f.ticket_type_id
      GROUP BY f.ticket_type_id, t.name, f.phase, f.currency_code
      ORDER BY min(f.first_sale_time), f.ticket_type_id, f.phase
      LIMIT :limit
      """;

  private static final String LATEST =
      """
      SELECT t.kind, t.order_id, o.code, t.event_id, t.amount_minor, t.currency_code,
             t.ticket_count, t.time
      FROM sale_transactions t JOIN orders o ON o.id = t.order_id
      %s ORDER BY t.time DESC, t.id DESC LIMIT :limit
      """;

  private static final String CAPACITY_OF_EVENT =
      "SELECT coalesce(sum(quantity), 0) FROM ticket_types WHERE event_id = :event";

  /// Drafts and cancelled events sell nothing. They are few, so taking them off is far cheaper than
  /// joining all the others.
  private static final String CAPACITY_OF_ALL =
      """
      SELECT (SELECT coalesce(sum(quantity), 0) FROM ticket_types)
             - (SELECT coalesce(sum(t.quantity), 0)
                FROM events e JOIN ticket_types t ON t.event_id = e.id
                WHERE e.status IN ('DRAFT', 'CANCELLED'))
      """;

  private static final String OF_EVENT = "WHERE event_id = :event";
  private static final String OF_ALL = "WHERE true";

  private FigureSql() {}

  static String totals(Optional<UUID> event) {
    return TOTALS.formatted(pending(event));
  }

  /// A day is one of the event's time zone; of UTC for all events.
  static String days(Optional<UUID> event) {
    return DAYS.formatted(event.isPresent() ? "event_day" : "utc_day", pending(event));
  }

  static String latest(Optional<UUID> event) {
    return LATEST.formatted(event.isPresent() ? "WHERE t.event_id = :event" : "");
  }

  static String capacity(Optional<UUID> event) {
    return event.isPresent() ? CAPACITY_OF_EVENT : CAPACITY_OF_ALL;
  }

  private static String pending(Optional<UUID> event) {
    return event.isPresent() ? OF_EVENT : OF_ALL;
  }
}
