/// Tests of the feature of the same name.
@NullMarked
package id.karcis.booking.mail;

import org.jspecify.annotations.NullMarked;
