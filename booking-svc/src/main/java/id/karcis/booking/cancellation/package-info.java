/// What follows when an event is cancelled: unpaid orders and holds end, and every ticket's money
/// goes back. [EventCancellations] remembers the event with its cancellation, [EventUndoing] goes
/// through its orders, one transaction each, so that it can be stopped anywhere and go on.
@NullMarked
package id.karcis.booking.cancellation;

import org.jspecify.annotations.NullMarked;
