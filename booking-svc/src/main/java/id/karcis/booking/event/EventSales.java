package id.karcis.booking.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.karcis.booking.season.SeasonChanged;
import id.karcis.platform.error.Refusals;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Gives selling the events. Thread-safe. An unknown event is refused as NOT_FOUND; drafts are
/// returned like others and left to the caller.
@Component
public class EventSales {

  /// A tenth of the promised second is left for the read itself.
  private static final Duration MAX_AGE = Duration.ofMillis(900);

  private static final int MAX_CACHED_EVENTS = 1_000;

  private final JdbcClient jdbc;
  private final Cache<UUID, EventSale> cache =
      Caffeine.newBuilder().expireAfterWrite(MAX_AGE).maximumSize(MAX_CACHED_EVENTS).build();

  EventSales(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The event as it stands in the database now, or in the caller's transaction.
  public EventSale fresh(UUID eventId) {
    return jdbc.sql(EventSaleRows.SQL)
        .param("id", eventId)
        .query(EventSaleRows::read)
        .orElseThrow(() -> Refusals.notFound("event", eventId.toString()));
  }

  /// The event as it stood at most a second ago: for paths that a crowd takes. Callers who ask for
  /// the same event at once share one read.
  public EventSale recent(UUID eventId) {
    return cache.get(eventId, this::fresh);
  }

  /// The event as it stands in the database now, which [#recent] then remembers.
  EventSale warm(UUID eventId) {
    var sale = fresh(eventId);
    cache.put(eventId, sale);
    return sale;
  }

  /// Drops what [#recent] remembers of an event that was changed here. Other instances notice
  /// within the second.
  @TransactionalEventListener
  void forget(EventChanged changed) {
    cache.invalidate(changed.eventId());
  }

  /// The same for all events, since a season has many and changes seldom.
  @TransactionalEventListener
  void forget(SeasonChanged changed) {
    cache.invalidateAll();
  }
}
