package id.karcis.booking.seat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// How an organizer is told that seats are somebody's.
final class SeatRefusals {

  private SeatRefusals() {}

  static Refusal unavailable(Collection<UUID> seatIds) {
    var ids = seatIds.stream().map(UUID::toString).collect(Collectors.joining(","));
    return Refusals.aborted(
        ErrorReason.SEAT_UNAVAILABLE,
        "held or sold, nothing was blocked; leave these out or cancel their orders first: " + ids,
        Map.of("seatIds", ids));
  }
}
