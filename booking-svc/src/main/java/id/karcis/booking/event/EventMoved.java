package id.karcis.booking.event;

import java.util.UUID;

/// Published within the transaction that gives a draft another venue.
public record EventMoved(UUID eventId, UUID venueId) {}
