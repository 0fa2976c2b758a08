/// What is on sale for an event, and at which price. [TicketType] is the aggregate, [TicketTypes]
/// the collection, [TicketTypeEditing] what admins do with them.
@NullMarked
package id.karcis.booking.tickettype;

import org.jspecify.annotations.NullMarked;
