package id.karcis.booking.leaderboard;

import id.karcis.booking.leaderboard.BuyerRanks.Ranked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The totals of buyers in PostgreSQL, which the dashboard's folder keeps.
@Component
class BuyerTotals {

  private static final String PAGE =
      """
      SELECT user_id, tickets FROM buyer_totals
      WHERE scope_id = :scope AND tickets > 0
      ORDER BY tickets DESC, user_id DESC OFFSET :offset LIMIT :limit
      """;

  private static final String AFTER =
      """
      SELECT scope_id, user_id, tickets, version FROM buyer_totals
      WHERE scope_id = :scope AND tickets > 0 AND (tickets, user_id) < (:tickets, :user)
      ORDER BY tickets DESC, user_id DESC LIMIT :limit
      """;

  private static final String UNPUBLISHED =
      """
      SELECT scope_id, user_id, tickets, version FROM buyer_totals
      WHERE published_version < version ORDER BY scope_id, user_id LIMIT :limit
      """;

  /// What the folder has locked is left to the next round: this waits for nobody.
  private static final String PUBLISHED =
      """
      WITH told AS MATERIALIZED (
        SELECT b.scope_id, b.user_id, n.version
        FROM unnest(:scopes, :users, :versions) AS n (scope_id, user_id, version)
        JOIN buyer_totals b ON b.scope_id = n.scope_id AND b.user_id = n.user_id
        WHERE b.published_version < n.version
        FOR UPDATE OF b SKIP LOCKED)
      UPDATE buyer_totals b SET published_version = told.version
      FROM told WHERE b.scope_id = told.scope_id AND b.user_id = told.user_id
      """;

  /// Greater than every id.
  private static final UUID LAST = new UUID(-1, -1);

  private final JdbcClient jdbc;

  BuyerTotals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// As [BuyerRanks#page].
  List<Ranked> page(UUID scopeId, int offset, int limit) {
    return jdbc.sql(PAGE)
        .param("scope", scopeId)
        .param("offset", offset)
        .param("limit", limit)
        .query((row, _) -> new Ranked(row.getObject("user_id", UUID.class), row.getLong("tickets")))
        .list();
  }

  /// Returns the totals that follow one, the highest first.
  ///
  /// @param last null for the first ones
  List<BuyerTotal> after(UUID scopeId, @Nullable BuyerTotal last, int limit) {
    return jdbc.sql(AFTER)
        .param("scope", scopeId)
        .param("tickets", last == null ? Long.MAX_VALUE : last.tickets())
        .param("user", last == null ? LAST : last.userId())
        .param("limit", limit)
        .query(BuyerTotals::total)
        .list();
  }

  /// Returns totals that changed since the ranks were told of them.
  List<BuyerTotal> unpublished(int limit) {
    return jdbc.sql(UNPUBLISHED).param("limit", limit).query(BuyerTotals::total).list();
  }

  /// The ranks were told of these; what changed since is still untold.
  void markPublished(List<BuyerTotal> totals) {
    jdbc.sql(PUBLISHED)
        .param("scopes", array("uuid", totals, BuyerTotal::scopeId))
        .param("users", array("uuid", totals, BuyerTotal::userId))
        .param("versions", array("int8", totals, BuyerTotal::version))
        .update();
  }

  private static SqlArrayValue array(
      String type, List<BuyerTotal> totals, Function<BuyerTotal, Object> value) {
    return new SqlArrayValue(type, totals.stream().map(value).toArray());
  }

  private static BuyerTotal total(ResultSet row, int number) throws SQLException {
    return new BuyerTotal(
        row.getObject("scope_id", UUID.class),
        row.getObject("user_id", UUID.class),
        row.getLong("tickets"),
        row.getLong("version"));
  }
}
