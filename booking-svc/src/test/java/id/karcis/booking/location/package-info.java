/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.location;

import org.jspecify.annotations.NullMarked;
