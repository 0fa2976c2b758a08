/// Tests of who is shown as a top buyer.
@NullMarked
package id.karcis.booking.leaderboard;

import org.jspecify.annotations.NullMarked;
