/// Tests of admission by waiting rooms.
@NullMarked
package id.karcis.booking.admission;

import org.jspecify.annotations.NullMarked;
