package id.karcis.booking.limit;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a buyer has over all events of a season.
@Component
class SeasonClaims {

  private static final String LOCK =
      """
      INSERT INTO season_buyers (season_id, user_id) VALUES (:season, :user)
      ON CONFLICT (season_id, user_id) DO UPDATE SET user_id = EXCLUDED.user_id
      """;

  private static final String LIVE =
      """
      SELECT coalesce(sum(c.quantity), 0)
      FROM events e JOIN buyer_claims c ON c.event_id = e.id AND c.user_id = :user
      WHERE e.season_id = :season AND (c.expire_time IS NULL OR c.expire_time > now())
      """;

  private final JdbcClient jdbc;

  SeasonClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Makes other transactions of this buyer wait, of whichever event of the season, until this one
  /// ends.
  void lockBuyer(UUID seasonId, UUID userId) {
    jdbc.sql(LOCK).param("season", seasonId).param("user", userId).update();
  }

  /// Tickets held and owned now. A statement of its own, after [#lockBuyer], so that it sees what
  /// the transaction waited for.
  int live(UUID seasonId, UUID userId) {
    return jdbc.sql(LIVE)
        .param("season", seasonId)
        .param("user", userId)
        .query(Integer.class)
        .single();
  }
}
