package id.karcis.booking.event;

import java.util.UUID;

/// Published within the transaction that changes an event or what it sells.
public record EventChanged(UUID eventId) {}
