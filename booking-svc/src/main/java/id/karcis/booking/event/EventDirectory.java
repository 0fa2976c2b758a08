package id.karcis.booking.event;

import id.karcis.platform.error.Refusals;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Events as ticket types see them.
@Component
public class EventDirectory {

  private static final String TERMS =
      "SELECT e.id, e.venue_id, %s AS status, e.currency_code FROM events e WHERE e.id IN (:ids) "
          .formatted(EventStatus.NOW);

  private final JdbcClient jdbc;

  EventDirectory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The terms of these events by id; unknown ones are absent.
  public Map<UUID, EventTerms> terms(Collection<UUID> eventIds) {
    return eventIds.isEmpty() ? Map.of() : read(TERMS, eventIds);
  }

  /// The terms of an event. Refuses NOT_FOUND for an unknown one, and for a draft unless `drafts`
  /// may be seen.
  public EventTerms terms(UUID eventId, boolean drafts) {
    var terms = terms(Set.of(eventId)).get(eventId);
    if (terms == null || (terms.draft() && !drafts)) {
      throw Refusals.notFound("event", eventId.toString());
    }
    return terms;
  }

  /// The terms of an event, which stay until the caller's transaction ends. Refuses NOT_FOUND for
  /// an unknown one.
  @Transactional(propagation = Propagation.MANDATORY)
  public EventTerms fixedTerms(UUID eventId) {
    var terms = read(TERMS + "FOR SHARE", Set.of(eventId)).get(eventId);
    if (terms == null) {
      throw Refusals.notFound("event", eventId.toString());
    }
    return terms;
  }

  /// The terms of these events, which stay until the caller's transaction ends; unknown ones are
  /// absent.
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<UUID, EventTerms> fixedTerms(Collection<UUID> eventIds) {
    return eventIds.isEmpty() ? Map.of() : read(TERMS + "ORDER BY id FOR SHARE", eventIds);
  }

  private Map<UUID, EventTerms> read(String sql, Collection<UUID> ids) {
    return jdbc.sql(sql).param("ids", ids).query(EventTerms.class).list().stream()
        .collect(Collectors.toMap(EventTerms::id, Function.identity()));
  }
}
