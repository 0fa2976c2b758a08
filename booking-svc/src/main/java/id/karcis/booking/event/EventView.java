package id.karcis.booking.event;

import id.karcis.booking.venue.VenueFacts;

/// An event with what it shows of its venue.
///
/// @param status of the event now
record EventView(Event event, EventStatus status, VenueFacts venue) {}
