/// Orders: prices frozen, seats and places kept until they are paid or run out. [Order] is what a
/// buyer ordered, [Ordering] makes one, [Paying] pays it, [Orders] finds it and moves it on by
/// conditional statements. Stored with plain statements rather than entities, because nearly every
/// write here is contended.
///
/// Locks: whoever changes an order that exists locks its row first, then what it has claimed
/// ([Reservations]). Whoever makes one takes the buyer's row, then seats or stock, and locks no
/// order.
@NullMarked
package id.karcis.booking.order;

import org.jspecify.annotations.NullMarked;
