package id.karcis.booking.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds holds. Works inside the caller's transaction if there is one.
@Component
public class Holds {

  private static final String FIND =
      """
      SELECT id, event_id, user_id, seat_ids, state, create_time, expire_time, extension_id
      FROM holds WHERE id = :hold AND user_id = :user
      """;

  private static final String LIVE =
      """
      SELECT id, event_id, user_id, seat_ids, state, create_time, expire_time, extension_id
      FROM holds WHERE event_id = :event AND state = 'ACTIVE' AND expire_time > now()
      LIMIT :limit
      """;

  private static final String EXTEND =
      """
      UPDATE holds
      SET expire_time = now() + (expire_time - create_time), extension_id = :extension
      WHERE id = :hold AND state = 'ACTIVE' AND expire_time > now() AND extension_id IS NULL
      RETURNING id, event_id, user_id, seat_ids, state, create_time, expire_time, extension_id
      """;

  private final JdbcClient jdbc;

  Holds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The hold of this id if it is this user's, in any state, expired or not.
  public Optional<Hold> find(UUID holdId, UUID userId) {
    return jdbc.sql(FIND).param("hold", holdId).param("user", userId).query(Holds::hold).optional();
  }

  /// The same, and keeps others from changing it until the transaction ends.
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Hold> lock(UUID holdId, UUID userId) {
    return jdbc.sql(FIND + " FOR UPDATE")
        .param("hold", holdId)
        .param("user", userId)
        .query(Holds::hold)
        .optional();
  }

  /// Returns some live holds of an event.
  public List<Hold> live(UUID eventId, int limit) {
    return jdbc.sql(LIVE).param("event", eventId).param("limit", limit).query(Holds::hold).list();
  }

  /// Gives a hold its whole time again. Empty when it is not active, past its time, or was extended
  /// before.
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Hold> extend(UUID holdId, UUID extensionId) {
    return jdbc.sql(EXTEND)
        .param("hold", holdId)
        .param("extension", extensionId)
        .query(Holds::hold)
        .optional();
  }

  /// Takes a seat out of a hold of several that the caller has locked.
  @Transactional(propagation = Propagation.MANDATORY)
  void remove(UUID holdId, UUID seatId) {
    jdbc.sql("UPDATE holds SET seat_ids = array_remove(seat_ids, :seat) WHERE id = :hold")
        .param("hold", holdId)
        .param("seat", seatId)
        .update();
  }

  /// Ends a hold that the caller has locked.
  @Transactional(propagation = Propagation.MANDATORY)
  void end(UUID holdId, Hold.State state) {
    jdbc.sql("UPDATE holds SET state = :state WHERE id = :hold")
        .param("hold", holdId)
        .param("state", state.name())
        .update();
  }

  private static Hold hold(ResultSet row, int number) throws SQLException {
    return new Hold(
        row.getObject("id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getObject("user_id", UUID.class),
        List.of((UUID[]) row.getArray("seat_ids").getArray()),
        Hold.State.valueOf(row.getString("state")),
        row.getObject("create_time", OffsetDateTime.class).toInstant(),
        row.getObject("expire_time", OffsetDateTime.class).toInstant(),
        row.getObject("extension_id", UUID.class));
  }
}
