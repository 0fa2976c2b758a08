package id.karcis.booking.hold;

import id.karcis.platform.persistence.UuidV7;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// An event on sale in a hall of its own: a block of seats of category `REGULAR`, written straight
/// into the database.
///
/// @param seatIds row by row from the stage, left to right
public record TestEvent(UUID id, UUID venueId, UUID ticketTypeId, List<UUID> seatIds) {

  /// Category of all seats.
  public static final String CATEGORY = "REGULAR";

  /// What differs from event to event.
  public record Plan(
      int rows, int seatsPerRow, Duration hold, int maxPerUser, int categoryLimit, String status) {

    /// So many seats in rows of ten at most, ten-minute holds, no limits, on sale.
    public static Plan ofSeats(int seats) {
      var perRow = Math.min(seats, 10);
      return new Plan(seats / perRow, perRow, Duration.ofMinutes(10), 0, 0, "PUBLISHED");
    }

    /// With rows of this length.
    public Plan rowsOf(int length) {
      return new Plan(rows * seatsPerRow / length, length, hold, maxPerUser, categoryLimit, status);
    }

    /// With holds of this length.
    public Plan hold(Duration duration) {
      return new Plan(rows, seatsPerRow, duration, maxPerUser, categoryLimit, status);
    }

    /// With so many tickets per buyer.
    public Plan maxPerUser(int max) {
      return new Plan(rows, seatsPerRow, hold, max, categoryLimit, status);
    }

    /// With so many tickets of the category per buyer.
    public Plan categoryLimit(int max) {
      return new Plan(rows, seatsPerRow, hold, maxPerUser, max, status);
    }

    /// In this status.
    public Plan status(String other) {
      return new Plan(rows, seatsPerRow, hold, maxPerUser, categoryLimit, other);
    }
  }

  /// The seat at this index, from 0.
  public UUID seat(int index) {
    return seatIds.get(index);
  }

  /// The first so many seats.
  public List<UUID> seats(int count) {
    return seatIds.subList(0, count);
  }

  /// Makes one.
  public static TestEvent create(JdbcClient jdbc, Plan plan) {
    var venue = venue(jdbc);
    var seats = seats(jdbc, venue, section(jdbc, venue, 0, "Hall", CATEGORY, 0), plan);
    var event = event(jdbc, venue, plan);
    return new TestEvent(event, venue, ticketType(jdbc, event, CATEGORY, false, 0), seats);
  }

  /// Adds a floor to stand on and what sells it; returns the ticket type.
  public static UUID addFloor(JdbcClient jdbc, TestEvent event, int capacity) {
    section(jdbc, event.venueId(), 1, "Floor", "FLOOR", capacity);
    var type = ticketType(jdbc, event.id(), "FLOOR", true, capacity);
    jdbc.sql("INSERT INTO standing_stock VALUES (:event, :type, :quantity)")
        .param("event", event.id())
        .param("type", type)
        .param("quantity", capacity)
        .update();
    return type;
  }

  private static UUID venue(JdbcClient jdbc) {
    var location = UuidV7.next();
    var venue = UuidV7.next();
    jdbc.sql(
            """
            INSERT INTO locations VALUES (:id, :id, '', 'ID', 'Asia/Jakarta', now(), now(), 1)
            """)
        .param("id", location)
        .update();
    jdbc.sql(
            """
            INSERT INTO venues (id, name, location_id, create_time, update_time, version)
            VALUES (:id, 'Gedung', :location, now(), now(), 1)
            """)
        .param("id", venue)
        .param("location", location)
        .update();
    return venue;
  }

  private static UUID section(
      JdbcClient jdbc, UUID venue, int position, String name, String category, int capacity) {
    var section = UuidV7.next();
    jdbc.sql(
            "INSERT INTO venue_sections VALUES (:id, :venue, :position, :name, :category, :capacity)")
        .param("id", section)
        .param("venue", venue)
        .param("position", position)
        .param("name", name)
        .param("category", category)
        .param("capacity", capacity == 0 ? null : capacity)
        .update();
    return section;
  }

  private static List<UUID> seats(JdbcClient jdbc, UUID venue, UUID section, Plan plan) {
    var count = plan.rows() * plan.seatsPerRow();
    var ids = new ArrayList<>(IntStream.range(0, count).mapToObj(_ -> UUID.randomUUID()).toList());
    jdbc.sql(
            """
            INSERT INTO venue_seats
            SELECT id, :venue, :section, (n - 1) / :width, (n - 1) % :width,
                   'R' || (n - 1) / :width, ((n - 1) % :width + 1)::text,
                   ((n - 1) % :width)::float, 3 + ((n - 1) / :width)::float, false
            FROM unnest(:ids) WITH ORDINALITY AS s (id, n)
            """)
        .param("venue", venue)
        .param("section", section)
        .param("width", plan.seatsPerRow())
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .update();
    return List.copyOf(ids);
  }

  private static UUID event(JdbcClient jdbc, UUID venue, Plan plan) {
    var category = UuidV7.next();
    var event = UuidV7.next();
    jdbc.sql("INSERT INTO categories VALUES (:id, :id, '', now(), now(), 1)")
        .param("id", category)
        .update();
    jdbc.sql(
            """
            INSERT INTO events (id, name, category_id, venue_id, start_time, end_time,
              currency_code, max_tickets_per_user, hold_seconds, status, create_time, update_time,
              version)
            VALUES (:id, 'Konser', :category, :venue, now() + interval '1 day',
              now() + interval '2 days', 'IDR', :max, :hold, :status, now(), now(), 1)
            """)
        .param("id", event)
        .param("category", category)
        .param("venue", venue)
        .param("max", plan.maxPerUser())
        .param("hold", plan.hold().toSeconds())
        .param("status", plan.status())
        .update();
    if (plan.categoryLimit() > 0) {
      jdbc.sql("INSERT INTO event_category_limits VALUES (:event, :category, :max)")
          .param("event", event)
          .param("category", CATEGORY)
          .param("max", plan.categoryLimit())
          .update();
    }
    return event;
  }

  /// Sells a category at 150,000.00 a ticket.
  private static UUID ticketType(
      JdbcClient jdbc, UUID event, String category, boolean standing, int quantity) {
    var type = UuidV7.next();
    jdbc.sql(
            """
            INSERT INTO ticket_types (id, event_id, name, seat_category, standing, price_minor,
              quantity, create_time, update_time, version)
            VALUES (:id, :event, :category, :category, :standing, 15000000, :quantity, now(),
              now(), 1)
            """)
        .param("id", type)
        .param("event", event)
        .param("category", category)
        .param("standing", standing)
        .param("quantity", quantity)
        .update();
    return type;
  }
}
