/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.cancellation;

import org.jspecify.annotations.NullMarked;
