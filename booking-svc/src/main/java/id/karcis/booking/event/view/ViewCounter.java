package id.karcis.booking.event.view;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Where views are counted until they are written down. Thread-safe.
interface ViewCounter {

  /// Counts a view and returns how many the event has, or nothing when it cannot count now.
  ///
  /// @param stored views that are written down; asked when this counter does not know the event
  OptionalLong record(UUID eventId, LongSupplier stored);

  /// What is to be written down: what was counted since the last time, and what was taken before
  /// without being [#written].
  List<ViewBatch> take();

  /// Forgets a batch.
  ///
  /// @param stored views that the events of it have now, by event; absent ones are not known
  void written(ViewBatch batch, Map<UUID, Long> stored);
}
