/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.venue;

import org.jspecify.annotations.NullMarked;
