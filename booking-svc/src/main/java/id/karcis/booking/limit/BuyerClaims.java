package id.karcis.booking.limit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The rows behind [PurchaseLimits].
@Component
class BuyerClaims {

  private static final String LOCK =
      """
      INSERT INTO event_buyers (event_id, user_id) VALUES (:event, :user)
      ON CONFLICT (event_id, user_id) DO UPDATE SET user_id = EXCLUDED.user_id
      """;

  private static final String LIVE =
      """
      SELECT ticket_type_id, sum(quantity)::int AS quantity
      FROM buyer_claims
      WHERE event_id = :event AND user_id = :user AND (expire_time IS NULL OR expire_time > now())
      GROUP BY ticket_type_id
      """;

  private static final String ADD =
      """
      INSERT INTO buyer_claims (event_id, user_id, claim_id, ticket_type_id, quantity, expire_time)
      SELECT :event, :user, :claim, type, quantity, now() + make_interval(secs => :seconds)
      FROM unnest(:types, :quantities) AS wanted (type, quantity)
      RETURNING expire_time
      """;

  private static final String MOVE =
      """
      UPDATE buyer_claims SET claim_id = :to, expire_time = :expire
      WHERE event_id = :event AND user_id = :user AND claim_id = :from
      """;

  private static final String MERGE =
      """
      WITH merged AS (
        DELETE FROM buyer_claims
        WHERE event_id = :event AND user_id = :user AND claim_id = ANY (:from)
        RETURNING ticket_type_id, quantity)
      INSERT INTO buyer_claims AS c
        (event_id, user_id, claim_id, ticket_type_id, quantity, expire_time)
      SELECT :event, :user, :to, ticket_type_id, sum(quantity), CAST(:expire AS timestamptz)
      FROM merged GROUP BY ticket_type_id ORDER BY ticket_type_id
      ON CONFLICT (event_id, user_id, claim_id, ticket_type_id)
      DO UPDATE SET quantity = c.quantity + EXCLUDED.quantity, expire_time = EXCLUDED.expire_time
      """;

  private static final String KEEP =
      """
      INSERT INTO buyer_claims (event_id, user_id, claim_id, ticket_type_id, quantity, expire_time)
      SELECT :event, :user, :claim, type, quantity, NULL
      FROM unnest(:types, :quantities) AS paid (type, quantity)
      ORDER BY type
      ON CONFLICT (event_id, user_id, claim_id, ticket_type_id) DO UPDATE SET expire_time = NULL
      """;

  private static final String DROP =
      """
      DELETE FROM buyer_claims
      WHERE event_id = :event AND user_id = :user AND claim_id = :claim
      """;

  private static final String DROP_LAST =
      """
      DELETE FROM buyer_claims
      WHERE event_id = :event AND user_id = :user AND claim_id = :claim AND ticket_type_id = :type
        AND quantity <= :quantity
      """;

  private static final String REDUCE =
      """
      UPDATE buyer_claims SET quantity = quantity - :quantity
      WHERE event_id = :event AND user_id = :user AND claim_id = :claim AND ticket_type_id = :type
        AND quantity > :quantity
      """;

  private final JdbcClient jdbc;

  BuyerClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Makes other transactions of this buyer wait until this one ends.
  void lockBuyer(UUID eventId, UUID userId) {
    jdbc.sql(LOCK).param("event", eventId).param("user", userId).update();
  }

  /// Tickets held and owned now, per ticket type. A statement of its own, after [#lockBuyer], so
  /// that it sees what the transaction waited for.
  Map<UUID, Integer> live(UUID eventId, UUID userId) {
    return jdbc.sql(LIVE)
        .param("event", eventId)
        .param("user", userId)
        .query(BuyerClaims::quantities);
  }

  Instant add(UUID eventId, UUID userId, UUID claimId, Map<UUID, Integer> tickets, Duration keep) {
    return with(tickets, jdbc.sql(ADD))
        .param("event", eventId)
        .param("user", userId)
        .param("claim", claimId)
        .param("seconds", keep.toSeconds())
        .query(OffsetDateTime.class)
        .list()
        .getFirst()
        .toInstant();
  }

  void move(UUID eventId, UUID userId, UUID fromClaim, UUID toClaim, Instant expireTime) {
    jdbc.sql(MOVE)
        .param("event", eventId)
        .param("user", userId)
        .param("from", fromClaim)
        .param("to", toClaim)
        .param("expire", expireTime.atOffset(ZoneOffset.UTC))
        .update();
  }

  void merge(
      UUID eventId, UUID userId, Collection<UUID> fromClaims, UUID toClaim, Instant expireTime) {
    jdbc.sql(MERGE)
        .param("event", eventId)
        .param("user", userId)
        .param("from", new SqlArrayValue("uuid", fromClaims.toArray()))
        .param("to", toClaim)
        .param("expire", expireTime.atOffset(ZoneOffset.UTC))
        .update();
  }

  void keep(UUID eventId, UUID userId, UUID claimId, Map<UUID, Integer> tickets) {
    with(tickets, jdbc.sql(KEEP))
        .param("event", eventId)
        .param("user", userId)
        .param("claim", claimId)
        .update();
  }

  void drop(UUID eventId, UUID userId, UUID claimId) {
    jdbc.sql(DROP).param("event", eventId).param("user", userId).param("claim", claimId).update();
  }

  void reduce(UUID eventId, UUID userId, UUID claimId, UUID ticketTypeId, int quantity) {
    for (var sql : List.of(DROP_LAST, REDUCE)) {
      var changed =
          jdbc.sql(sql)
              .param("event", eventId)
              .param("user", userId)
              .param("claim", claimId)
              .param("type", ticketTypeId)
              .param("quantity", quantity)
              .update();
      if (changed == 1) {
        return;
      }
    }
  }

  private static JdbcClient.StatementSpec with(
      Map<UUID, Integer> tickets, JdbcClient.StatementSpec statement) {
    var types = tickets.keySet().toArray(UUID[]::new);
    var quantities = Stream.of(types).map(tickets::get).toArray();
    return statement
        .param("types", new SqlArrayValue("uuid", (Object[]) types))
        .param("quantities", new SqlArrayValue("int4", quantities));
  }

  private static Map<UUID, Integer> quantities(ResultSet rows) throws SQLException {
    var quantities = new HashMap<UUID, Integer>();
    while (rows.next()) {
      quantities.put(rows.getObject("ticket_type_id", UUID.class), rows.getInt("quantity"));
    }
    return quantities;
  }
}
