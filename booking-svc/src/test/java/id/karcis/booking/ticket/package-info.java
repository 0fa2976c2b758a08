/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.ticket;

import org.jspecify.annotations.NullMarked;
