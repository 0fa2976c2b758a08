package id.karcis.booking.tickettype;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/// All ticket types.
interface TicketTypes extends Repository<TicketType, UUID> {

  Optional<TicketType> findById(UUID id);

  /// Keeps others from changing it until the transaction ends; orders of it go on.
  @NativeQuery("SELECT * FROM ticket_types WHERE id = :id FOR NO KEY UPDATE")
  Optional<TicketType> lockById(@Param("id") UUID id);

  List<TicketType> findByEventId(UUID eventId);

  /// Writes at once, so that a broken constraint is told here.
  TicketType saveAndFlush(TicketType type);

  void delete(TicketType type);

  void flush();

  /// Those of drafts in a venue: what a change of its seat map concerns.
  @NativeQuery(
      """
      SELECT t.* FROM ticket_types t JOIN events e ON e.id = t.event_id
      WHERE e.venue_id = :venueId AND e.status = 'DRAFT'
      """)
  List<TicketType> findOfDraftsIn(@Param("venueId") UUID venueId);

  /// Ticket types of all events by price and name.
  @NativeQuery(
      """
      SELECT t.* FROM ticket_types t JOIN events e ON e.id = t.event_id
      WHERE (:drafts OR e.status <> 'DRAFT')
        AND (t.price_minor, lower(t.name), t.id) > (:afterPrice, lower(:afterName), :afterId)
      ORDER BY t.price_minor, lower(t.name), t.id
      LIMIT :limit
      """)
  List<TicketType> findAfter(
      @Param("drafts") boolean drafts,
      @Param("afterPrice") long afterPrice,
      @Param("afterName") String afterName,
      @Param("afterId") UUID afterId,
      @Param("limit") int limit);

  /// Ticket types of an event by price and name.
  @NativeQuery(
      """
      SELECT * FROM ticket_types
      WHERE event_id = :eventId
        AND (price_minor, lower(name), id) > (:afterPrice, lower(:afterName), :afterId)
      ORDER BY price_minor, lower(name), id
      LIMIT :limit
      """)
  List<TicketType> findOfEventAfter(
      @Param("eventId") UUID eventId,
      @Param("afterPrice") long afterPrice,
      @Param("afterName") String afterName,
      @Param("afterId") UUID afterId,
      @Param("limit") int limit);
}
