package id.karcis.booking.order;

import id.karcis.platform.persistence.UuidV7;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An event on sale in a hall of its own, written straight into the database: a row of seats
/// (`VIP`, 150,000.00 each) and a floor to stand on (`FESTIVAL`, 50,000.00 each).
///
/// @param seatIds from the left
public record TestShow(
    UUID eventId, UUID seatedType, UUID standingType, List<UUID> seatIds, JdbcClient jdbc) {

  /// Price of a seat in minor units.
  public static final long SEAT_PRICE = 15_000_000;

  /// Price of a standing place in minor units.
  public static final long PLACE_PRICE = 5_000_000;

  /// What every show is called, for each script something.
  public static final String NAME = "Konser ꦏꦺꦴꦤ꧀ꦱꦼꦂ 🎸; \"Ñandú\", Émile";

  private static final long HOLD_SECONDS = 600;

  /// Makes one.
  public static TestShow create(JdbcClient jdbc, int seats, int standing) {
    var venue = venue(jdbc);
    var section = section(jdbc, venue, 0, "Balkon", "VIP", null);
    var _ = section(jdbc, venue, 1, "Lantai", "FESTIVAL", Math.max(1, standing));
    var seatIds = Stream.generate(UuidV7::next).limit(seats).toList();
    for (int i = 0; i < seats; i++) {
      seat(jdbc, venue, section, seatIds.get(i), i);
    }
    var event = event(jdbc, venue);
    var seated = ticketType(jdbc, event, "Tribun", "VIP", false, SEAT_PRICE, seats);
    var standingType = ticketType(jdbc, event, "Festival", "FESTIVAL", true, PLACE_PRICE, standing);
    jdbc.sql("INSERT INTO standing_stock VALUES (?, ?, ?, 0)")
        .params(event, standingType, standing)
        .update();
    return new TestShow(event, seated, standingType, seatIds, jdbc);
  }

  /// The seat at this place, from 0.
  public UUID seat(int index) {
    return seatIds.get(index);
  }

  /// Lets a buyer have so many tickets of it.
  public TestShow limit(int tickets) {
    return change("UPDATE events SET max_tickets_per_user = ? WHERE id = ?", tickets, eventId);
  }

  /// Gives a ticket type one phase, from `start` to `end` before or after now.
  public TestShow phase(UUID type, long price, Duration start, Duration end) {
    change("DELETE FROM ticket_type_phases WHERE ticket_type_id = ?", type);
    return change(
        """
        INSERT INTO ticket_type_phases (ticket_type_id, name, price_minor, start_time, end_time)
        VALUES (?, 'Phase', ?, now() + make_interval(secs => ?), now() + make_interval(secs => ?))
        """,
        type,
        price,
        (double) start.toSeconds(),
        (double) end.toSeconds());
  }

  /// Gives a ticket type one more phase, with so many tickets at its price; 0 for no limit.
  public TestShow plusPhase(
      UUID type, String name, long price, int quantity, Duration start, Duration end) {
    change(
        """
        INSERT INTO ticket_type_phases (ticket_type_id, name, price_minor, start_time, end_time,
          quantity)
        VALUES (?, ?, ?, now() + make_interval(secs => ?), now() + make_interval(secs => ?), ?)
        """,
        type,
        name,
        price,
        (double) start.toSeconds(),
        (double) end.toSeconds(),
        quantity);
    return quantity == 0
        ? this
        : change("INSERT INTO phase_stock VALUES (?, ?, ?, ?)", eventId, type, name, quantity);
  }

  /// Tickets of a phase that are sold or kept for unpaid orders, by its counter.
  public int claimed(UUID type, String phase) {
    return number(
        "SELECT claimed FROM phase_stock WHERE ticket_type_id = ? AND phase = ?", type, phase);
  }

  /// Moves the end of an order, of its seats and places into the past.
  public TestShow runOut(UUID orderId) {
    change("UPDATE orders SET expire_time = now() - interval '1 s' WHERE id = ?", orderId);
    change(
        "UPDATE seat_claims SET expire_time = now() - interval '1 s' WHERE order_id = ? AND state = 'HELD'",
        orderId);
    change(
        "UPDATE standing_claims SET expire_time = now() - interval '1 s' WHERE order_id = ? AND expire_time IS NOT NULL",
        orderId);
    change(
        "UPDATE phase_claims SET expire_time = now() - interval '1 s' WHERE order_id = ? AND expire_time IS NOT NULL",
        orderId);
    return change(
        "UPDATE buyer_claims SET expire_time = now() - interval '1 s' WHERE claim_id = ? AND expire_time IS NOT NULL",
        orderId);
  }

  /// Runs a statement.
  public TestShow change(String sql, Object... values) {
    jdbc.sql(sql).params(values).update();
    return this;
  }

  /// Claimed places of the floor.
  public int claimed() {
    return number("SELECT claimed FROM standing_stock WHERE ticket_type_id = ?", standingType);
  }

  /// Tickets of an order.
  public int tickets(UUID orderId) {
    return number("SELECT count(*) FROM tickets WHERE order_id = ?", orderId);
  }

  /// State of a seat's claim.
  public String state(UUID seatId) {
    return jdbc.sql("SELECT state FROM seat_claims WHERE event_id = ? AND seat_id = ?")
        .params(eventId, seatId)
        .query(String.class)
        .single();
  }

  /// A number out of the database.
  public int number(String sql, Object... values) {
    return jdbc.sql(sql).params(values).query(Integer.class).single();
  }

  private static UUID venue(JdbcClient jdbc) {
    var location = UuidV7.next();
    var venue = UuidV7.next();
    jdbc.sql(
            """
            INSERT INTO locations (id, name, country_code, time_zone, create_time, update_time, version)
            VALUES (?, ?, 'ID', 'Asia/Jakarta', now(), now(), 1)
            """)
        .params(location, "Jakarta " + location)
        .update();
    jdbc.sql(
            """
            INSERT INTO venues (id, name, location_id, address, create_time, update_time, version)
            VALUES (?, 'Gedung Kesenian', ?, 'Jl. Merdeka 1', now(), now(), 1)
            """)
        .params(venue, location)
        .update();
    return venue;
  }

  private static UUID section(
      JdbcClient jdbc,
      UUID venue,
      int position,
      String name,
      String category,
      @Nullable Integer capacity) {
    var section = UuidV7.next();
    jdbc.sql(
            """
            INSERT INTO venue_sections (id, venue_id, position, name, seat_category, standing_capacity)
            VALUES (:id, :venue, :position, :name, :category, CAST(:capacity AS integer))
            """)
        .param("id", section)
        .param("venue", venue)
        .param("position", position)
        .param("name", name)
        .param("category", category)
        .param("capacity", capacity)
        .update();
    return section;
  }

  private static void seat(JdbcClient jdbc, UUID venue, UUID section, UUID seat, int index) {
    jdbc.sql("INSERT INTO venue_seats VALUES (?, ?, ?, 0, ?, 'A', ?, ?, 3, false)")
        .params(seat, venue, section, index, Integer.toString(index + 1), (double) index)
        .update();
  }

  private static UUID event(JdbcClient jdbc, UUID venue) {
    var category = UuidV7.next();
    var event = UuidV7.next();
    jdbc.sql("INSERT INTO categories VALUES (?, ?, '', now(), now(), 1)")
        .params(category, category.toString())
        .update();
    jdbc.sql(
            """
            INSERT INTO events (id, name, category_id, venue_id, start_time, end_time, currency_code,
              max_tickets_per_user, hold_seconds, status, create_time, update_time, version)
            VALUES (?, ?, ?, ?, now() + interval '1 day', now() + interval '26 hours', 'IDR', 0, ?,
              'PUBLISHED', now(), now(), 1)
            """)
        .params(event, NAME, category, venue, HOLD_SECONDS)
        .update();
    return event;
  }

  private static UUID ticketType(
      JdbcClient jdbc,
      UUID event,
      String name,
      String category,
      boolean standing,
      long price,
      int quantity) {
    var type = UuidV7.next();
    jdbc.sql(
            """
            INSERT INTO ticket_types (id, event_id, name, seat_category, standing, price_minor,
              quantity, create_time, update_time, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, now(), now(), 1)
            """)
        .params(type, event, name, category, standing, price, quantity)
        .update();
    return type;
  }
}
