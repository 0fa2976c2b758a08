package id.karcis.booking.hold;

import id.karcis.booking.limit.PurchaseLimits;
import id.karcis.booking.seat.SeatClaims;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives held seats back. Locks the hold, then its seats by id, like whoever makes an order of it:
/// of the two, one comes first and the other finds what it did.
@Component
public class HoldReleases {

  private static final int ONE_TICKET = 1;

  private final Holds holds;
  private final SeatClaims seats;
  private final PurchaseLimits limits;
  private final DatabaseClock clock;

  HoldReleases(Holds holds, SeatClaims seats, PurchaseLimits limits, DatabaseClock clock) {
    this.holds = holds;
    this.seats = seats;
    this.limits = limits;
    this.clock = clock;
  }

  /// Gives all seats of a user's hold back at once. Idempotent, and nothing for one that ran out.
  /// Refuses NOT_FOUND, HOLD_STATE for one that became an order.
  @Transactional
  public void release(UUID holdId, UUID userId) {
    var hold = lock(holdId, userId);
    if (hold.state() == Hold.State.ORDERED) {
      throw HoldRefusals.state(hold, "it became an order: cancel that");
    }
    releaseLive(List.of(holdId), userId);
  }

  /// Gives all seats of those of a user's holds back that are active.
  @Transactional
  public void releaseLive(Collection<UUID> holdIds, UUID userId) {
    var live =
        holdIds.stream()
            .sorted()
            .flatMap(id -> holds.lock(id, userId).stream())
            .filter(hold -> hold.state() == Hold.State.ACTIVE)
            .toList();
    live.stream().collect(Collectors.groupingBy(Hold::eventId)).forEach(this::release);
    live.forEach(hold -> limits.drop(hold.eventId(), userId, hold.id()));
  }

  private void release(UUID eventId, List<Hold> live) {
    var ids = live.stream().map(Hold::id).toList();
    var seatIds = live.stream().flatMap(hold -> hold.seatIds().stream()).toList();
    ids.forEach(id -> holds.end(id, Hold.State.RELEASED));
    seats.releaseHeld(eventId, ids, seatIds);
  }

  /// Gives one seat of a user's hold back at once; the hold keeps the others. Idempotent, and
  /// nothing for a hold that is not active any more.
  ///
  /// @param ticketTypeId that sells the seat
  @Transactional
  public void releaseSeat(UUID holdId, UUID userId, UUID seatId, UUID ticketTypeId) {
    var hold = lock(holdId, userId);
    if (hold.state() != Hold.State.ACTIVE || !hold.seatIds().contains(seatId)) {
      return;
    }
    if (hold.seatIds().size() == 1) {
      releaseLive(List.of(holdId), userId);
      return;
    }
    holds.remove(holdId, seatId);
    seats.releaseHeld(hold.eventId(), List.of(holdId), List.of(seatId));
    limits.giveBack(
        hold.eventId(), userId, holdId, new TreeMap<>(Map.of(ticketTypeId, ONE_TICKET)));
  }

  /// Refuses NOT_FOUND, HOLD_EXPIRED, and HOLD_STATE for a hold that became an order. The hold
  /// stays as it is until the caller's transaction ends.
  @Transactional(propagation = Propagation.MANDATORY)
  public void requireLive(UUID holdId, UUID userId) {
    var hold = lock(holdId, userId);
    switch (hold.state()) {
      case ACTIVE -> {
        if (!clock.instant().isBefore(hold.expireTime())) {
          throw HoldRefusals.expired(hold);
        }
      }
      case ORDERED -> throw HoldRefusals.state(hold, "it became an order");
      case RELEASED, EXPIRED -> throw HoldRefusals.expired(hold);
    }
  }

  private Hold lock(UUID holdId, UUID userId) {
    return holds
        .lock(holdId, userId)
        .orElseThrow(() -> Refusals.notFound("hold", holdId.toString()));
  }
}
