package id.karcis.booking.leaderboard;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A copy of the totals of those who own most, ranked. It may vanish at any moment. Failures mean
/// that it is away: they are [id.karcis.booking.leaderboard.BuyerRanks.Away].
interface BuyerRanks {

  /// The copy cannot be reached.
  final class Away extends RuntimeException {
    private static final long serialVersionUID = 1;

    Away(Throwable cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }

  /// A buyer's place.
  record Ranked(UUID userId, long tickets) {}

  /// Returns buyers with tickets, those with most first and of equal ones those with the greater id
  /// first; empty when the copy cannot tell these for certain.
  ///
  /// @param offset how many of the best to pass over
  Optional<List<Ranked>> page(UUID scopeId, int offset, int limit);

  /// Takes over newer totals where the copy has the scope; older ones than it knows change nothing.
  void publish(List<BuyerTotal> totals);

  /// Starts a copy of a scope, unless there is one or somebody else is making it.
  Optional<Copy> start(UUID scopeId);

  /// A copy in the making.
  interface Copy {
    /// Adds totals, the highest first. What [#publish] says meanwhile counts too.
    void add(List<BuyerTotal> totals);

    /// Puts it to use, unless somebody else started anew meanwhile because this took too long.
    ///
    /// @param floor whoever was not added owns so many tickets at most, 0 when all were added
    void finish(long floor);
  }
}
