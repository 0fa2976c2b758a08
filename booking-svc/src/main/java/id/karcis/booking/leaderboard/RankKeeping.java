package id.karcis.booking.leaderboard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Keeps the ranks in step with the totals: tells them what changed, and makes them anew where they
/// were missed. Never inside a transaction. Several instances may do so at once; who tells twice
/// changes nothing.
@Component
class RankKeeping {

  private static final Logger log = LoggerFactory.getLogger(RankKeeping.class);

  /// Totals of one step.
  static final int BATCH = 1_000;

  /// Buyers that a copy holds; the list never needs more than the best of them.
  static final int MAX_RANKED = 20_000;

  /// Scopes waiting to be made; more ask again.
  private static final int MAX_WANTED = 1_000;

  private final BuyerTotals totals;
  private final BuyerRanks ranks;
  private final Set<UUID> wanted = new LinkedHashSet<>();

  RankKeeping(BuyerTotals totals, BuyerRanks ranks) {
    this.totals = totals;
    this.ranks = ranks;
  }

  /// Asks for the ranks of a scope, which were missed.
  void want(UUID scopeId) {
    synchronized (wanted) {
      if (wanted.size() < MAX_WANTED) {
        wanted.add(scopeId);
      }
    }
  }

  /// Does some of what is to be done.
  ///
  /// @return whether there is more
  boolean keep() {
    try {
      var next = nextWanted();
      next.ifPresent(this::make);
      return publish() == BATCH || next.isPresent();
    } catch (BuyerRanks.Away e) {
      log.debug("the leaderboard comes from the database: {}", e.getMessage());
      return false;
    }
  }

  private int publish() {
    var changed = totals.unpublished(BATCH);
    if (!changed.isEmpty()) {
      ranks.publish(changed);
      totals.markPublished(changed);
    }
    return changed.size();
  }

  private Optional<UUID> nextWanted() {
    synchronized (wanted) {
      var next = wanted.stream().findFirst();
      next.ifPresent(wanted::remove);
      return next;
    }
  }

  private void make(UUID scopeId) {
    var copy = ranks.start(scopeId).orElse(null);
    if (copy == null) {
      return;
    }
    BuyerTotal last = null;
    int ranked = 0;
    var page = totals.after(scopeId, last, BATCH);
    while (!page.isEmpty()) {
      copy.add(page);
      last = page.getLast();
      ranked += page.size();
      page = ranked < MAX_RANKED ? totals.after(scopeId, last, BATCH) : List.of();
    }
    copy.finish(last == null || ranked < MAX_RANKED ? 0 : last.tickets());
    log.debug("ranked {} buyers of {}", ranked, scopeId);
  }
}
