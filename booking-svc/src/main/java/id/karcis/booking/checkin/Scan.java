package id.karcis.booking.checkin;

import java.time.Instant;
import java.util.UUID;

/// A scan of a ticket at a gate.
///
/// @param id of a new row, should there be none of the same ticket, time and gate
/// @param statedTime by the gate's clock, in microseconds
/// @param scanTime what counts: the stated time, or when we learnt of the scan if that cannot be
/// @param by who let the owner in
record Scan(UUID id, UUID ticketId, Instant statedTime, Instant scanTime, String gate, UUID by) {}
