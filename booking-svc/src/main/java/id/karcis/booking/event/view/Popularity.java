package id.karcis.booking.event.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/// What people look at most: by views of the last days as Redis counts them, then by all views that
/// are written down, which is all there is when Redis is away or lost its memory. Thread-safe.
public class Popularity {

  /// Events that are ranked.
  public static final int MOST = 500;

  private static final Duration RANKING_AGE = Duration.ofSeconds(1);
  private static final Duration STORED_AGE = Duration.ofSeconds(10);

  private final ViewRanking ranking;
  private final StoredViews stored;
  private final Cache<Integer, List<UUID>> ranked = cache(RANKING_AGE);
  private final Cache<Integer, List<UUID>> byAllViews = cache(STORED_AGE);

  Popularity(ViewRanking ranking, StoredViews stored) {
    this.ranking = ranking;
    this.stored = stored;
  }

  private static Cache<Integer, List<UUID>> cache(Duration age) {
    return Caffeine.newBuilder().expireAfterWrite(age).maximumSize(1).build();
  }

  /// Published events that are not over, most viewed first. A second old at most.
  public List<UUID> mostViewed() {
    return ranked.get(MOST, this::rank);
  }

  private List<UUID> rank(int most) {
    var ids = new LinkedHashSet<>(stored.onlyOpen(ranking.mostViewed(most)));
    ids.addAll(byAllViews.get(most, stored::mostViewed));
    return ids.stream().limit(most).toList();
  }
}
