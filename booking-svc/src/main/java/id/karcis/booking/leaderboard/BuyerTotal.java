package id.karcis.booking.leaderboard;

import java.util.UUID;

/// How many living tickets a buyer owns, of an event or of all.
///
/// @param scopeId the event, or [id.karcis.booking.dashboard.Scope#ALL_EVENTS]
/// @param version counts its changes; a higher one is newer
record BuyerTotal(UUID scopeId, UUID userId, long tickets, long version) {}
