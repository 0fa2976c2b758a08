package id.karcis.booking.venue;

/// Published within the transaction that changes what can be sold in a hall. Whoever derives
/// something from seat maps listens and adapts it in the same transaction.
///
/// @param layout as it stands now
public record SeatMapChanged(HallLayout layout) {}
