/// Who has which seat. [SeatAllocator] gives free seats to buyers, all or none; [SeatClaims] moves
/// them on to orders; [SeatGrpcService] shows them. The table `seat_claims` decides, [SeatLocks]
/// only spares it work.
@NullMarked
package id.karcis.booking.seat;

import org.jspecify.annotations.NullMarked;
