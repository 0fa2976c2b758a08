/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.checkin;

import org.jspecify.annotations.NullMarked;
