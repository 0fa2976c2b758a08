package id.karcis.booking.venue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.karcis.platform.error.Refusals;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives the layouts of halls from memory. A layout never changes under its version, so it is read
/// once and kept as long as there is room. Thread-safe.
@Component
public class HallLayouts {

  /// Seats kept in memory over all halls, at about 100 bytes each.
  private static final long MAX_CACHED_SEATS = 300_000;

  /// What a layout weighs beside its seats, so that empty halls are bounded too.
  private static final int BASE_WEIGHT = 100;

  private final JdbcClient jdbc;
  private final Cache<Key, HallLayout> cache =
      Caffeine.newBuilder()
          .maximumWeight(MAX_CACHED_SEATS)
          .weigher((Key _, HallLayout layout) -> BASE_WEIGHT + layout.seatCount())
          .build();

  private record Key(UUID venueId, long seatMapVersion) {}

  HallLayouts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The layout of a venue. When its seat map is at another version by now, the current layout:
  /// that happens to drafts only, since the map stays while an event on sale uses it. An unknown
  /// venue is refused as NOT_FOUND.
  public HallLayout of(UUID venueId, long seatMapVersion) {
    var key = new Key(venueId, seatMapVersion);
    var layout = cache.get(key, _ -> current(venueId));
    if (layout.seatMapVersion() != seatMapVersion) {
      cache.asMap().remove(key, layout);
    }
    return layout;
  }

  /// The layout as it stands in the database now, or in the caller's transaction.
  public HallLayout current(UUID venueId) {
    return jdbc.sql(HallLayoutRows.SQL)
        .param("id", venueId)
        .query(HallLayoutRows::read)
        .orElseThrow(() -> Refusals.notFound("venue", venueId.toString()));
  }
}
