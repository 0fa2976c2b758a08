package id.karcis.booking.event;

import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down that events are over. Nothing waits for it: whoever reads an event goes by the time,
/// too, so this changes nothing that anybody sees, neither etag nor time of update. What an admin
/// edits just now is left to the next round.
@Component
class EventEndings {

  /// Events of one transaction.
  static final int BATCH = 200;

  private static final String END =
      """
      WITH due AS MATERIALIZED (
        SELECT id FROM events WHERE status = 'PUBLISHED' AND end_time <= now()
        ORDER BY end_time LIMIT :batch FOR UPDATE SKIP LOCKED)
      UPDATE events e SET status = 'ENDED' FROM due WHERE e.id = due.id
      RETURNING e.id
      """;

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher publisher;

  EventEndings(JdbcClient jdbc, ApplicationEventPublisher publisher) {
    this.jdbc = jdbc;
    this.publisher = publisher;
  }

  /// Ends one batch and returns how many events that were.
  @Transactional
  public int sweep() {
    var ended = jdbc.sql(END).param("batch", BATCH).query(UUID.class).list();
    ended.forEach(id -> publisher.publishEvent(new EventChanged(id)));
    return ended.size();
  }
}
