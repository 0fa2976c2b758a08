/// What becomes of money: an order is settled by one payment, exactly once, and all other money
/// goes back. [OrderSettlement] decides, the table `settlements` remembers a decision per payment.
@NullMarked
package id.karcis.booking.settlement;

import org.jspecify.annotations.NullMarked;
