package id.karcis.booking.cart;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A held seat, or some places on a standing floor.
///
/// @param holdId null on a standing floor; so are `seatId` and `expireTime`
/// @param quantity tickets; 1 for a seat
/// @param expireTime when the seat is given up
record CartItem(
    UUID id,
    @Nullable UUID holdId,
    @Nullable UUID seatId,
    UUID ticketTypeId,
    int quantity,
    @Nullable Instant expireTime) {}
