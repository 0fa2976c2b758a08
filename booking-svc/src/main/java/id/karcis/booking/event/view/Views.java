package id.karcis.booking.event.view;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts how often people look at events: each view once, whichever instances count and write
/// down. A loss of Redis or of a process costs what was counted since the last batch. Thread-safe.
public class Views {

  private static final Logger log = LoggerFactory.getLogger(Views.class);

  private final List<ViewCounter> counters;
  private final StoredViews stored;

  /// @param counters the next one is asked when one cannot count
  Views(List<ViewCounter> counters, StoredViews stored) {
    this.counters = List.copyOf(counters);
    this.stored = stored;
  }

  /// Counts a view of an event, which must exist, and returns how many it has with it.
  public long record(UUID eventId) {
    for (var counter : counters) {
      var total = counter.record(eventId, () -> stored.count(eventId));
      if (total.isPresent()) {
        return total.getAsLong();
      }
    }
    log.debug("Too many events are looked at to count the views of {}", eventId);
    return stored.count(eventId);
  }

  /// Writes down what was counted, here and by instances that did not come to it.
  @PreDestroy
  public void flush() {
    for (var counter : counters) {
      counter.take().forEach(batch -> counter.written(batch, stored.add(batch)));
    }
  }

  /// Forgets what is no longer needed to count each batch once.
  void forget() {
    stored.forget();
  }
}
