@NullMarked
package id.karcis.booking.personal;

import org.jspecify.annotations.NullMarked;
