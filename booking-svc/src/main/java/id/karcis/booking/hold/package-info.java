/// Seats kept for a buyer for a while. [Hold] is what a buyer gets, [Holding] makes one, [Holds]
/// finds it again.
@NullMarked
package id.karcis.booking.hold;

import org.jspecify.annotations.NullMarked;
