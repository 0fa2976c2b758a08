/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.order;

import org.jspecify.annotations.NullMarked;
