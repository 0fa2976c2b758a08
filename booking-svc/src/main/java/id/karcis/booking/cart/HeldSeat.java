package id.karcis.booking.cart;

import java.util.UUID;

/// A seat with the ticket type that sells it.
record HeldSeat(UUID seatId, UUID ticketTypeId) {}
