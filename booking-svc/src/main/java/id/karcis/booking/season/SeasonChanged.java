package id.karcis.booking.season;

import java.util.UUID;

/// Published within the transaction that changes a season.
public record SeasonChanged(UUID seasonId) {}
