/// What was bought: tickets, their signed QR codes, the page to print and the calendar entry. Read
/// [Tickets] first, then [QrPayloads].
@NullMarked
package id.karcis.booking.ticket;

import org.jspecify.annotations.NullMarked;
