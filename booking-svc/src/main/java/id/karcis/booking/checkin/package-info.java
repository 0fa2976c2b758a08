/// The gate: [CheckIn] lets the owners of tickets in, each ticket once.
@NullMarked
package id.karcis.booking.checkin;

import org.jspecify.annotations.NullMarked;
