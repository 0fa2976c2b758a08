/// The gate. [CheckIn] lets in by order, [Gate] by ticket, [Sync] takes in what was scanned without
/// a network; each ticket admits once. [Scans] knows what was scanned, and which scan admits.
@NullMarked
package id.karcis.booking.checkin;

import org.jspecify.annotations.NullMarked;
