package id.karcis.booking.event.view;

import java.util.Map;
import java.util.UUID;

/// Views that were counted and are to be written down, once.
///
/// @param id the same however often it is tried
/// @param counts by event
record ViewBatch(UUID id, Map<UUID, Long> counts) {

  ViewBatch {
    counts = Map.copyOf(counts);
  }
}
