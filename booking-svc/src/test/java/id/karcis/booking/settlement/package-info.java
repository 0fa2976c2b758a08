/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.settlement;

import org.jspecify.annotations.NullMarked;
