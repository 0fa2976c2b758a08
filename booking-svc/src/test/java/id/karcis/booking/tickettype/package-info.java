/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.tickettype;

import org.jspecify.annotations.NullMarked;
