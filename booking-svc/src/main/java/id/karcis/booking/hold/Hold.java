package id.karcis.booking.hold;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Seats kept for a buyer.
///
/// @param seatIds in the order of the request
/// @param expireTime from this moment on the seats are free for others, whatever `state` says
/// @param extensionId of the call that gave it its whole time again; null while none did
public record Hold(
    UUID id,
    UUID eventId,
    UUID userId,
    List<UUID> seatIds,
    State state,
    Instant createTime,
    Instant expireTime,
    @Nullable UUID extensionId) {

  /// Where a hold is in its life.
  public enum State {
    /// Kept until it expires.
    ACTIVE,
    /// An order took the seats over.
    ORDERED,
    /// Given back by the buyer.
    RELEASED,
    /// Ran out and was tidied up.
    EXPIRED
  }

  public Hold {
    seatIds = List.copyOf(seatIds);
  }
}
