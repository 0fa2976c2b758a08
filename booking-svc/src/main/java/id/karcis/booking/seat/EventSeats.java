package id.karcis.booking.seat;

import id.karcis.booking.event.EventSale;
import id.karcis.booking.venue.HallLayout;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The seat map of an event at one moment.
///
/// @param standing tickets left per ticket type that sells standing places
/// @param moment at which prices are told
record EventSeats(
    EventSale sale,
    HallLayout layout,
    SeatSnapshot seats,
    Map<UUID, Integer> standing,
    Instant moment) {}
