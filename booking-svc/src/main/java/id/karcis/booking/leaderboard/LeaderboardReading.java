package id.karcis.booking.leaderboard;

import id.karcis.booking.leaderboard.BuyerRanks.Ranked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Puts the list of the top buyers together, and fills it up where people are left out. All of one
/// list comes from Redis or, when that is away or not ready, from the database.
@Component
class LeaderboardReading {

  /// Buyers of one step.
  private static final int PAGE = 200;

  /// Buyers looked at for one list; only when nearly all of them opted out it is short then.
  private static final int MAX_SCANNED = 5_000;

  /// After a failure nobody asks Redis for so long.
  private static final long PAUSE_NANOS = 2_000_000_000L;

  private final BuyerRanks ranks;
  private final BuyerTotals totals;
  private final RankKeeping keeping;
  private final BuyerNames names;
  private final AtomicLong askAgainAt = new AtomicLong(System.nanoTime());

  LeaderboardReading(BuyerRanks ranks, BuyerTotals totals, RankKeeping keeping, BuyerNames names) {
    this.ranks = ranks;
    this.totals = totals;
    this.keeping = keeping;
    this.names = names;
  }

  /// Somebody on the list.
  ///
  /// @param rank 1 for the first; equal buyers share one
  record Entry(int rank, String name, long tickets) {}

  private interface Pages {
    Optional<List<Ranked>> page(int offset);
  }

  /// Returns the best, at most `limit` of them.
  List<Entry> top(UUID scopeId, int limit) {
    return fromRanks(scopeId, limit)
        .or(() -> list(offset -> Optional.of(totals.page(scopeId, offset, PAGE)), limit))
        .orElseThrow();
  }

  private Optional<List<Entry>> fromRanks(UUID scopeId, int limit) {
    if (System.nanoTime() - askAgainAt.get() < 0) {
      return Optional.empty();
    }
    try {
      var list = list(offset -> ranks.page(scopeId, offset, PAGE), limit);
      if (list.isEmpty()) {
        keeping.want(scopeId);
      }
      return list;
    } catch (BuyerRanks.Away _) {
      askAgainAt.set(System.nanoTime() + PAUSE_NANOS);
      return Optional.empty();
    }
  }

  /// Empty when a page is.
  private Optional<List<Entry>> list(Pages pages, int limit) {
    var list = new ArrayList<Entry>();
    var seen = new HashSet<UUID>();
    for (int offset = 0; list.size() < limit && offset < MAX_SCANNED; offset += PAGE) {
      var page = pages.page(offset).orElse(null);
      if (page == null) {
        return Optional.empty();
      }
      add(list, page.stream().filter(one -> seen.add(one.userId())).toList(), limit);
      if (page.size() < PAGE) {
        break;
      }
    }
    return Optional.of(list);
  }

  private void add(List<Entry> list, List<Ranked> page, int limit) {
    var shown = names.of(page.stream().map(Ranked::userId).toList());
    for (var one : page) {
      var name = shown.getOrDefault(one.userId(), Optional.empty());
      if (name.isPresent() && list.size() < limit) {
        list.add(new Entry(rank(list, one.tickets()), name.get(), one.tickets()));
      }
    }
  }

  private static int rank(List<Entry> list, long tickets) {
    return list.isEmpty() || list.getLast().tickets() > tickets
        ? list.size() + 1
        : list.getLast().rank();
  }
}
