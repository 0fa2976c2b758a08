/// Tests of seasons.
@NullMarked
package id.karcis.booking.season;

import org.jspecify.annotations.NullMarked;
