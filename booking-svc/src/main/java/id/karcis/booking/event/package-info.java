/// What takes place. [Event] is the aggregate and [Events] the collection; selling reads
/// [EventSale] through [EventSales] and never touches the tables itself.
@NullMarked
package id.karcis.booking.event;

import org.jspecify.annotations.NullMarked;
