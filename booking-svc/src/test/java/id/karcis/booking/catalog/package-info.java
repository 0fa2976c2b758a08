/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.catalog;

import org.jspecify.annotations.NullMarked;
