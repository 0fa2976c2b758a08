package id.karcis.booking.event;

import java.util.UUID;

/// Published within the transaction that cancels an event, once for each event. From its commit on
/// no sale begins; an order that was under way may still appear until the deadline of its call, so
/// whoever undoes orders looks again after that.
public record EventCancelled(UUID eventId) {}
