/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.refund;

import org.jspecify.annotations.NullMarked;
