/// Tests of views and popularity.
@NullMarked
package id.karcis.booking.event.view;

import org.jspecify.annotations.NullMarked;
