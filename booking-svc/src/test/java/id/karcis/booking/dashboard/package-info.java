/// Tests of what the dashboard tells.
@NullMarked
package id.karcis.booking.dashboard;

import org.jspecify.annotations.NullMarked;
