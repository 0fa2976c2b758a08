package id.karcis.booking.dashboard;

import java.util.List;

/// Adds the changes `:ids` to the rollups; `:all` stands for all events. Rows are written in the
/// order of their keys, so that two folders never wait for each other crosswise.
final class RollupSql {

  private static final String TOTALS =
      """
      INSERT INTO sales_totals AS t
        (scope_id, currency_code, orders, sold, cancelled, gross_minor, refunded_minor)
      SELECT s.id, c.currency_code, sum(c.orders), sum(c.sold), sum(c.cancelled),
             sum(c.gross_minor), sum(c.refunded_minor)
      FROM sale_changes c
      CROSS JOIN LATERAL (VALUES (c.event_id), (CAST(:all AS uuid))) AS s (id)
      WHERE c.id = ANY (:ids)
      GROUP BY s.id, c.currency_code
      ORDER BY s.id, c.currency_code
      ON CONFLICT (scope_id, currency_code) DO UPDATE
      SET orders = t.orders + excluded.orders, sold = t.sold + excluded.sold,
          cancelled = t.cancelled + excluded.cancelled,
          gross_minor = t.gross_minor + excluded.gross_minor,
          refunded_minor = t.refunded_minor + excluded.refunded_minor
      """;

  private static final String DAYS =
      """
      INSERT INTO sales_by_day AS t
        (scope_id, day, currency_code, sold, cancelled, gross_minor, refunded_minor)
      SELECT s.id, s.day, c.currency_code, sum(c.sold), sum(c.cancelled), sum(c.gross_minor),
             sum(c.refunded_minor)
      FROM sale_changes c
      CROSS JOIN LATERAL
        (VALUES (c.event_id, c.event_day), (CAST(:all AS uuid), c.utc_day)) AS s (id, day)
      WHERE c.id = ANY (:ids)
      GROUP BY s.id, s.day, c.currency_code
      ORDER BY s.id, s.day, c.currency_code
      ON CONFLICT (scope_id, day, currency_code) DO UPDATE
      SET sold = t.sold + excluded.sold, cancelled = t.cancelled + excluded.cancelled,
          gross_minor = t.gross_minor + excluded.gross_minor,
          refunded_minor = t.refunded_minor + excluded.refunded_minor
      """;

  private static final String PHASES =
      """
      INSERT INTO sales_by_phase AS t
        (event_id, ticket_type_id, phase, currency_code, first_sale_time, sold, cancelled,
         gross_minor, refunded_minor)
      SELECT c.event_id, c.ticket_type_id, c.phase, c.currency_code, min(c.time), sum(c.sold),
             sum(c.cancelled), sum(c.gross_minor), sum(c.refunded_minor)
      FROM sale_changes c
      WHERE c.id = ANY (:ids)
      GROUP BY c.event_id, c.ticket_type_id, c.phase, c.currency_code
      ORDER BY c.event_id, c.ticket_type_id, c.phase, c.currency_code
      ON CONFLICT (event_id, ticket_type_id, phase, currency_code) DO UPDATE
      SET first_sale_time = least(t.first_sale_time, excluded.first_sale_time),
          sold = t.sold + excluded.sold, cancelled = t.cancelled + excluded.cancelled,
          gross_minor = t.gross_minor + excluded.gross_minor,
          refunded_minor = t.refunded_minor + excluded.refunded_minor
      """;

  private static final String SECTIONS =
      """
      INSERT INTO sales_by_section AS t (event_id, seat_category, section, sold, cancelled)
      SELECT c.event_id, c.seat_category, c.section, sum(c.sold), sum(c.cancelled)
      FROM sale_changes c
      WHERE c.id = ANY (:ids) AND (c.sold > 0 OR c.cancelled > 0)
      GROUP BY c.event_id, c.seat_category, c.section
      ORDER BY c.event_id, c.seat_category, c.section
      ON CONFLICT (event_id, seat_category, section) DO UPDATE
      SET sold = t.sold + excluded.sold, cancelled = t.cancelled + excluded.cancelled
      """;

  private static final String BUYERS =
      """
      INSERT INTO buyer_totals AS t (scope_id, user_id, tickets, version)
      SELECT s.id, o.user_id, sum(c.sold - c.cancelled), 1
      FROM sale_changes c
      JOIN orders o ON o.id = c.order_id
      CROSS JOIN LATERAL (VALUES (c.event_id), (CAST(:all AS uuid))) AS s (id)
      WHERE c.id = ANY (:ids) AND (c.sold > 0 OR c.cancelled > 0)
      GROUP BY s.id, o.user_id
      ORDER BY s.id, o.user_id
      ON CONFLICT (scope_id, user_id) DO UPDATE
      SET tickets = t.tickets + excluded.tickets, version = t.version + 1
      """;

  /// In the order in which they run.
  static final List<String> ALL = List.of(TOTALS, DAYS, PHASES, SECTIONS, BUYERS);

  private RollupSql() {}
}
