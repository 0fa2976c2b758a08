package id.karcis.booking.event;

import id.karcis.booking.venue.VenueFacts;

/// An event with what it shows of its venue.
record EventView(Event event, VenueFacts venue) {}
