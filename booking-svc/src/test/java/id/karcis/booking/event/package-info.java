/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.event;

import org.jspecify.annotations.NullMarked;
