/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.category;

import org.jspecify.annotations.NullMarked;
