package id.karcis.booking.event.view;

import java.util.List;
import java.util.UUID;

/// Ranks events by the views of the last days.
interface ViewRanking {

  /// Most viewed first; none when it does not know.
  List<UUID> mostViewed(int most);
}
