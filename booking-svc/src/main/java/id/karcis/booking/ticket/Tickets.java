package id.karcis.booking.ticket;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Issues and finds tickets. Writes work inside the caller's transaction, which has locked the
/// order.
@Component
public class Tickets {

  /// One row for each place of each line of an order, in their order.
  private static final String NEW_TICKETS =
      """
      SELECT uuidv7() AS id, o.event_id, i.id AS order_item_id, copy AS item_position, i.seat_id
      FROM orders o
      JOIN order_items i ON i.order_id = o.id
      CROSS JOIN generate_series(1, i.quantity) AS copy
      WHERE o.id = :order
      ORDER BY i.position, copy
      """;

  private static final int FIRST_ISSUE = 1;

  private static final String ISSUE =
      """
      INSERT INTO tickets (id, event_id, order_id, order_item_id, item_position, user_id,
                           ticket_type_id, seat_id, status, qr_payload, create_time)
      SELECT t.id, o.event_id, o.id, i.id, t.item_position, o.user_id, i.ticket_type_id, i.seat_id,
             'VALID', t.qr_payload, now()
      FROM unnest(:ids, :items, :positions, :payloads)
             AS t (id, order_item_id, item_position, qr_payload)
      JOIN order_items i ON i.id = t.order_item_id
      JOIN orders o ON o.id = i.order_id
      """;

  private static final String CANCEL =
      """
      UPDATE tickets SET status = 'CANCELLED' WHERE order_id = :order AND status <> 'CANCELLED'
      RETURNING id
      """;

  private static final String CANCEL_SOME =
      """
      UPDATE tickets SET status = 'CANCELLED' WHERE id = ANY (:ids) AND status <> 'CANCELLED'
      """;

  /// Ids rise with time, so the newest is the greatest.
  private static final String PAGE =
      """
      WHERE t.user_id = :user AND (CAST(:before AS uuid) IS NULL OR t.id < :before)
      ORDER BY t.id DESC LIMIT :limit
      """;

  private static final String OF_EVENT =
      """
      WHERE t.event_id = :event AND t.status <> 'CANCELLED'
        AND t.id > coalesce(CAST(:after AS uuid), '00000000-0000-0000-0000-000000000000')
      ORDER BY t.id LIMIT :limit
      """;

  private final JdbcClient jdbc;
  private final QrPayloads payloads;

  Tickets(JdbcClient jdbc, QrPayloads payloads) {
    this.jdbc = jdbc;
    this.payloads = payloads;
  }

  /// Issues the tickets of an order, signed: one for each place of each line. Their keys refuse a
  /// second issue.
  ///
  /// @return how many
  @Transactional(propagation = Propagation.MANDATORY)
  public int issue(UUID orderId) {
    var issued = jdbc.sql(NEW_TICKETS).param("order", orderId).query(NewTicket::read).list();
    return jdbc.sql(ISSUE)
        .param("ids", array("uuid", issued, NewTicket::id))
        .param("items", array("uuid", issued, NewTicket::orderItemId))
        .param("positions", array("integer", issued, NewTicket::itemPosition))
        .param("payloads", array("text", issued, this::payload))
        .update();
  }

  private String payload(NewTicket ticket) {
    return payloads.sign(ticket.eventId(), ticket.id(), ticket.seatId(), FIRST_ISSUE);
  }

  private static SqlArrayValue array(
      String type, List<NewTicket> tickets, Function<NewTicket, Object> value) {
    return new SqlArrayValue(type, tickets.stream().map(value).toArray());
  }

  /// Makes the tickets of an order void. Idempotent.
  ///
  /// @return those that were not void before
  @Transactional(propagation = Propagation.MANDATORY)
  public List<UUID> cancel(UUID orderId) {
    return jdbc.sql(CANCEL)
        .param("order", orderId)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  /// Makes some tickets void.
  ///
  /// @return how many were not void before
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancel(Collection<UUID> ids) {
    return jdbc.sql(CANCEL_SOME).param("ids", new SqlArrayValue("uuid", ids.toArray())).update();
  }

  /// Returns the tickets of an order, in the order of issue, and keeps others from changing them
  /// until the transaction ends.
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Ticket> lockOfOrder(UUID orderId) {
    jdbc.sql("SELECT id FROM tickets WHERE order_id = :order ORDER BY id FOR UPDATE")
        .param("order", orderId)
        .query(UUID.class)
        .list();
    return ofOrder(orderId);
  }

  /// Returns the tickets of an order, in the order of issue.
  public List<Ticket> ofOrder(UUID orderId) {
    return jdbc.sql(TicketRows.SELECT + " WHERE t.order_id = :order ORDER BY t.id")
        .param("order", orderId)
        .query(TicketRows::read)
        .list();
  }

  /// Returns a ticket and keeps others from changing it until the transaction ends.
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Ticket> lock(UUID id) {
    return lock(List.of(id)).stream().findFirst();
  }

  /// Returns those of the tickets that exist, by id, and keeps others from changing them until the
  /// transaction ends.
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Ticket> lock(Collection<UUID> ids) {
    jdbc.sql("SELECT id FROM tickets WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .query(UUID.class)
        .list();
    return ofIds(ids);
  }

  /// Returns those of the tickets that exist, by id.
  public List<Ticket> ofIds(Collection<UUID> ids) {
    return jdbc.sql(TicketRows.SELECT + " WHERE t.id = ANY (:ids) ORDER BY t.id")
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .query(TicketRows::read)
        .list();
  }

  /// Returns tickets of an event that are not cancelled, by id.
  ///
  /// @param after the last one of the page before; null for the first page
  public List<Ticket> livingOfEvent(UUID eventId, @Nullable UUID after, int limit) {
    return jdbc.sql(TicketRows.SELECT + OF_EVENT)
        .param("event", eventId)
        .param("after", after)
        .param("limit", limit)
        .query(TicketRows::read)
        .list();
  }

  /// Returns the ticket of this id.
  public Optional<Ticket> find(UUID id) {
    return jdbc.sql(TicketRows.SELECT + " WHERE t.id = :id")
        .param("id", id)
        .query(TicketRows::read)
        .optional();
  }

  /// Returns a user's tickets, the newest first.
  ///
  /// @param before the last one of the page before; null for the first page
  List<Ticket> page(UUID userId, @Nullable UUID before, int limit) {
    return jdbc.sql(TicketRows.SELECT + PAGE)
        .param("user", userId)
        .param("before", before)
        .param("limit", limit)
        .query(TicketRows::read)
        .list();
  }
}
