package id.karcis.booking.venue;

import java.util.UUID;

/// What an event shows of its venue.
///
/// @param capacity seats and standing places together
/// @param timeZone IANA name of the location's zone
public record VenueFacts(UUID id, int capacity, String timeZone) {}
