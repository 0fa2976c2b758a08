/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.account;

import org.jspecify.annotations.NullMarked;
