package id.karcis.booking.checkin;

import java.time.Instant;

/// What a gate scanned without a network.
///
/// @param time by its clock
record OfflineScan(ScannedCode code, Instant time, String gate) {}
