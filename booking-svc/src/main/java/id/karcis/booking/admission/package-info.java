/// Whether a buyer may buy at all: [Admission] asks for the token of the event's waiting room.
@NullMarked
package id.karcis.booking.admission;

import org.jspecify.annotations.NullMarked;
