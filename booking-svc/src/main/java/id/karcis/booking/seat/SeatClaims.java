package id.karcis.booking.seat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Moves claimed seats through the life of an order. Every method works inside the caller's
/// transaction and is undone with it; each locks its rows in order of seat id before it changes
/// any. Limits are counted apart, by [id.karcis.booking.limit.PurchaseLimits].
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SeatClaims {

  private static final String TAKE_HOLD =
      """
      UPDATE holds SET state = 'ORDERED'
      WHERE id = :hold AND user_id = :user AND state = 'ACTIVE' AND expire_time > now()
      RETURNING event_id, seat_ids
      """;

  private static final String LOCK =
      """
      SELECT seat_id FROM seat_claims
      WHERE event_id = :event AND seat_id = ANY (:seats)
      ORDER BY seat_id FOR UPDATE
      """;

  private static final String MOVE =
      """
      UPDATE seat_claims
      SET hold_id = NULL, order_id = :order, expire_time = :expire, version = version + 1
      WHERE event_id = :event AND seat_id = ANY (:seats) AND state = 'HELD'
        AND hold_id = ANY (:holds)
      """;

  private static final String BOOK =
      """
      UPDATE seat_claims SET state = 'BOOKED', expire_time = NULL, version = version + 1
      WHERE event_id = :event AND seat_id = ANY (:seats) AND state = 'HELD' AND order_id = :order
      """;

  private static final String COUNT_TAKEABLE =
      """
      SELECT count(*) FROM seat_claims
      WHERE event_id = :event AND seat_id = ANY (:seats)
        AND (state = 'FREE' OR (state = 'HELD' AND (expire_time <= now() OR order_id = :order)))
      """;

  private static final String RETAKE =
      """
      UPDATE seat_claims
      SET state = 'BOOKED', user_id = :user, hold_id = NULL, order_id = :order,
          expire_time = NULL, version = version + 1
      WHERE event_id = :event AND seat_id = ANY (:seats)
      """;

  private static final String RELEASE =
      """
      UPDATE seat_claims
      SET state = 'FREE', user_id = NULL, hold_id = NULL, order_id = NULL, expire_time = NULL,
          version = version + 1
      WHERE event_id = :event AND seat_id = ANY (:seats)
        AND state IN ('HELD', 'BOOKED') AND order_id = :order
      """;

  private static final String RELEASE_HELD =
      """
      UPDATE seat_claims
      SET state = 'FREE', user_id = NULL, hold_id = NULL, order_id = NULL, expire_time = NULL,
          version = version + 1
      WHERE event_id = :event AND seat_id = ANY (:seats) AND state = 'HELD'
        AND hold_id = ANY (:holds)
      """;

  private static final String EXTEND_HELD =
      """
      UPDATE seat_claims SET expire_time = :expire, version = version + 1
      WHERE event_id = :event AND seat_id = ANY (:seats) AND state = 'HELD' AND hold_id = :hold
      """;

  private final JdbcClient jdbc;
  private final SeatChanges changes;

  SeatClaims(JdbcClient jdbc, SeatChanges changes) {
    this.jdbc = jdbc;
    this.changes = changes;
  }

  /// Hands the seats of a live hold of this user over to an order: [#moveToOrder(List, UUID, UUID,
  /// Instant)] of one.
  public Optional<List<UUID>> moveToOrder(
      UUID holdId, UUID userId, UUID orderId, Instant expireTime) {
    return moveToOrder(List.of(holdId), userId, orderId, expireTime);
  }

  /// Hands the seats of live holds of this user, all of one event, over to an order that keeps them
  /// until `expireTime`. Returns the seats, by hold and in the order of each; empty when one of the
  /// holds is not this user's, not active or past its time: then the caller rolls back.
  public Optional<List<UUID>> moveToOrder(
      List<UUID> holdIds, UUID userId, UUID orderId, Instant expireTime) {
    var taken =
        holdIds.stream().sorted().map(id -> take(id, userId)).flatMap(Optional::stream).toList();
    return taken.size() < holdIds.size()
        ? Optional.empty()
        : move(taken, holdIds, orderId, expireTime);
  }

  private Optional<TakenHold> take(UUID holdId, UUID userId) {
    return jdbc.sql(TAKE_HOLD)
        .param("hold", holdId)
        .param("user", userId)
        .query(TakenHold::read)
        .optional();
  }

  /// Books the seats that are held for the order, even past their time as long as nobody took them
  /// over. Returns how many were booked: fewer than the order has means that some are lost, and
  /// then the caller rolls back. Booking again books none.
  public int book(UUID eventId, UUID orderId, Collection<UUID> seatIds) {
    return change(BOOK, eventId, seatIds).param("order", orderId).update();
  }

  /// Books seats that an order once had and lost by time, if every one of them is free again or
  /// still its own. False with nothing changed otherwise.
  public boolean retake(UUID eventId, Collection<UUID> seatIds, UUID orderId, UUID userId) {
    var takeable =
        change(COUNT_TAKEABLE, eventId, seatIds)
            .param("order", orderId)
            .query(Integer.class)
            .single();
    if (takeable < seatIds.size()) {
      return false;
    }
    on(RETAKE, eventId, seatIds).param("order", orderId).param("user", userId).update();
    return true;
  }

  /// Frees the seats that the order holds or owns and returns how many that were. Idempotent.
  public int release(UUID eventId, UUID orderId, Collection<UUID> seatIds) {
    return change(RELEASE, eventId, seatIds).param("order", orderId).update();
  }

  /// Keeps the seats of a hold until `expireTime`. Returns how many that were: fewer than the hold
  /// has means that it ran out and others have them, and then the caller rolls back.
  public int extendHeld(UUID eventId, UUID holdId, Collection<UUID> seatIds, Instant expireTime) {
    return change(EXTEND_HELD, eventId, seatIds)
        .param("hold", holdId)
        .param("expire", expireTime.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Frees those of the seats that the holds keep and returns how many that were. Idempotent.
  public int releaseHeld(UUID eventId, Collection<UUID> holdIds, Collection<UUID> seatIds) {
    return change(RELEASE_HELD, eventId, seatIds)
        .param("holds", ClaimStatements.array(holdIds))
        .update();
  }

  /// Fewer seats than the holds have means that one of them ran out just now and somebody else was
  /// waiting for its seats.
  private Optional<List<UUID>> move(
      List<TakenHold> taken, List<UUID> holdIds, UUID orderId, Instant expireTime) {
    var seatIds = taken.stream().flatMap(hold -> hold.seatIds().stream()).toList();
    var moved =
        change(MOVE, taken.getFirst().eventId(), seatIds)
            .param("holds", ClaimStatements.array(holdIds))
            .param("order", orderId)
            .param("expire", expireTime.atOffset(ZoneOffset.UTC))
            .update();
    return moved == seatIds.size() ? Optional.of(seatIds) : Optional.empty();
  }

  /// Locks first, in a statement of its own, so that the change sees what the lock waited for.
  private JdbcClient.StatementSpec change(String sql, UUID eventId, Collection<UUID> seatIds) {
    on(LOCK, eventId, seatIds).query(UUID.class).list();
    changes.changed(eventId);
    return on(sql, eventId, seatIds);
  }

  private JdbcClient.StatementSpec on(String sql, UUID eventId, Collection<UUID> seatIds) {
    return jdbc.sql(sql).param("event", eventId).param("seats", ClaimStatements.array(seatIds));
  }
}
