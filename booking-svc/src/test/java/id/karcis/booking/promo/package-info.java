/// Tests of promo codes.
@NullMarked
package id.karcis.booking.promo;

import org.jspecify.annotations.NullMarked;
