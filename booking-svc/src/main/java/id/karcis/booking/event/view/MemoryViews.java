package id.karcis.booking.event.view;

import id.karcis.platform.memory.BoundedMap;
import id.karcis.platform.persistence.UuidV7;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Counts views of this instance in memory. What it counted and could not write down is lost with
/// the process.
final class MemoryViews implements ViewCounter {

  private final int mostEvents;
  private final Map<UUID, Long> pending = new HashMap<>();
  private final BoundedMap<UUID, Long> totals;
  private @Nullable ViewBatch taken;

  /// @param mostEvents of which it counts views at once; those of others it refuses
  MemoryViews(int mostEvents) {
    this.mostEvents = mostEvents;
    this.totals = new BoundedMap<>(mostEvents);
  }

  @Override
  public OptionalLong record(UUID eventId, LongSupplier stored) {
    var known = increase(eventId);
    return known.isPresent() ? known : increase(eventId, stored.getAsLong());
  }

  private synchronized OptionalLong increase(UUID eventId) {
    var total = totals.get(eventId);
    return total == null ? OptionalLong.empty() : increase(eventId, total);
  }

  /// Another thread may have learned of the event since this one looked.
  private synchronized OptionalLong increase(UUID eventId, long stored) {
    if (pending.size() >= mostEvents && !pending.containsKey(eventId)) {
      return OptionalLong.empty();
    }
    var counted = pending.merge(eventId, 1L, Long::sum);
    var total = totals.getOrDefault(eventId, stored + counted - 1) + 1;
    totals.put(eventId, total);
    return OptionalLong.of(total);
  }

  @Override
  public synchronized List<ViewBatch> take() {
    if (taken == null && !pending.isEmpty()) {
      taken = new ViewBatch(UuidV7.next(), pending);
      pending.clear();
    }
    return taken == null ? List.of() : List.of(taken);
  }

  /// Others count, too, so what is stored may be more than is known here, but never less.
  @Override
  public synchronized void written(ViewBatch batch, Map<UUID, Long> stored) {
    taken = null;
    stored.forEach((event, views) ->
        totals.computeIfPresent(
            event, (_, total) -> Math.max(total, views + pending.getOrDefault(event, 0L))));
  }
}
