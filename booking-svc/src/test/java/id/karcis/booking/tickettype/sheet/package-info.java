/// Tests of reading tables.
@NullMarked
package id.karcis.booking.tickettype.sheet;

import org.jspecify.annotations.NullMarked;
