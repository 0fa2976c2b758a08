package id.karcis.booking.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads an [EventSale] in one statement, hence from one snapshot: a row per phase, ticket type and
/// event in common.
final class EventSaleRows {

  static final String SQL =
      """
      SELECT e.id, e.venue_id, v.seat_map_version, e.name, %s AS status, e.start_time, e.end_time,
             e.sales_start_time, e.sales_end_time, e.hold_seconds, e.currency_code, l.time_zone,
             e.max_tickets_per_user, e.season_id,
             coalesce(s.max_tickets_per_user, 0) AS season_limit, e.refund_approval,
             e.refund_closes_before_start, e.refund_fee_percent, e.refund_fee_per_ticket_minor,
             e.waiting_room_enabled,
             ARRAY(SELECT seat_category FROM event_category_limits
                   WHERE event_id = e.id ORDER BY seat_category) AS limit_categories,
             ARRAY(SELECT max_per_user FROM event_category_limits
                   WHERE event_id = e.id ORDER BY seat_category) AS limit_values,
             t.id AS type_id, t.name AS type_name, t.seat_category, t.standing,
             t.price_minor AS type_price, t.max_per_user, t.quantity,
             p.name AS phase_name, p.price_minor AS phase_price,
             p.start_time AS phase_start, p.end_time AS phase_end, p.quantity AS phase_quantity,
             CASE WHEN p.quantity > 0 THEN
               (SELECT s.quantity - s.claimed
                       + coalesce((SELECT sum(c.quantity) FROM phase_claims c
                                   WHERE c.event_id = s.event_id
                                     AND c.ticket_type_id = s.ticket_type_id
                                     AND c.phase = s.phase AND c.expire_time <= now()), 0)
                FROM phase_stock s
                WHERE s.event_id = e.id AND s.ticket_type_id = t.id AND s.phase = p.name)
             END AS phase_left
      FROM events e
      JOIN venues v ON v.id = e.venue_id
      JOIN locations l ON l.id = v.location_id
      LEFT JOIN seasons s ON s.id = e.season_id
      LEFT JOIN ticket_types t ON t.event_id = e.id
      LEFT JOIN ticket_type_phases p ON p.ticket_type_id = t.id
      WHERE e.id = :id
      ORDER BY t.id, p.start_time
      """
          .formatted(EventStatus.NOW);

  private EventSaleRows() {}

  static Optional<EventSale> read(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    // The column values of the event are the same in every row, so the first one serves.
    var withoutTypes = event(rows, List.of());
    var types = new ArrayList<TicketTypeSale>();
    do {
      addRow(rows, types);
    } while (rows.next());
    return Optional.of(withTypes(withoutTypes, types));
  }

  private static void addRow(ResultSet row, List<TicketTypeSale> types) throws SQLException {
    var typeId = row.getObject("type_id", UUID.class);
    if (typeId == null) {
      return;
    }
    var sameType = !types.isEmpty() && types.getLast().id().equals(typeId);
    var phases = sameType ? types.removeLast().phases() : PhaseSales.NONE;
    var more = row.getString("phase_name") == null ? phases : phases.plus(phase(row));
    types.add(ticketType(row, typeId, more));
  }

  private static EventSale event(ResultSet row, List<TicketTypeSale> types) throws SQLException {
    return new EventSale(
        row.getObject("id", UUID.class),
        row.getObject("venue_id", UUID.class),
        row.getLong("seat_map_version"),
        row.getString("name"),
        EventStatus.valueOf(row.getString("status")),
        instant(row, "start_time"),
        instant(row, "end_time"),
        optionalInstant(row, "sales_start_time"),
        optionalInstant(row, "sales_end_time"),
        Duration.ofSeconds(row.getInt("hold_seconds")),
        row.getString("currency_code"),
        row.getString("time_zone"),
        row.getInt("max_tickets_per_user"),
        limits(row),
        row.getObject("season_id", UUID.class),
        row.getInt("season_limit"),
        refundPolicy(row),
        row.getBoolean("waiting_room_enabled"),
        types);
  }

  private static EventSale withTypes(EventSale e, List<TicketTypeSale> types) {
    return new EventSale(
        e.eventId(),
        e.venueId(),
        e.seatMapVersion(),
        e.name(),
        e.status(),
        e.startTime(),
        e.endTime(),
        e.salesStartTime(),
        e.salesEndTime(),
        e.holdDuration(),
        e.currencyCode(),
        e.timeZone(),
        e.maxTicketsPerUser(),
        e.categoryLimits(),
        e.seasonId(),
        e.seasonLimit(),
        e.refundPolicy(),
        e.waitingRoomEnabled(),
        types);
  }

  private static RefundPolicy refundPolicy(ResultSet row) throws SQLException {
    var approval = row.getString("refund_approval");
    return approval == null
        ? RefundPolicy.DEFAULT
        : new RefundPolicy(
            RefundPolicy.Approval.valueOf(approval),
            Duration.ofSeconds(row.getInt("refund_closes_before_start")),
            row.getInt("refund_fee_percent"),
            row.getLong("refund_fee_per_ticket_minor"));
  }

  private static TicketTypeSale ticketType(ResultSet row, UUID typeId, PhaseSales phases)
      throws SQLException {
    return new TicketTypeSale(
        typeId,
        row.getObject("id", UUID.class),
        row.getString("type_name"),
        row.getString("seat_category"),
        row.getBoolean("standing"),
        row.getLong("type_price"),
        row.getInt("max_per_user"),
        row.getInt("quantity"),
        phases);
  }

  private static PhaseSale phase(ResultSet row) throws SQLException {
    var phase =
        new Phase(
            row.getString("phase_name"),
            row.getLong("phase_price"),
            instant(row, "phase_start"),
            instant(row, "phase_end"),
            row.getInt("phase_quantity"));
    return phase.limited()
        ? new PhaseSale(phase, row.getInt("phase_left"))
        : PhaseSale.unlimited(phase);
  }

  private static Map<String, Integer> limits(ResultSet row) throws SQLException {
    var categories = (String[]) row.getArray("limit_categories").getArray();
    var values = (Integer[]) row.getArray("limit_values").getArray();
    var limits = new HashMap<String, Integer>();
    for (var i = 0; i < categories.length; i++) {
      limits.put(categories[i], values[i]);
    }
    return limits;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant optionalInstant(ResultSet row, String column)
      throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
