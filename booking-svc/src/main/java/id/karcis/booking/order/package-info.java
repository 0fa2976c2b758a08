/// Orders: prices frozen, seats and places kept until they are paid or run out. [Order] is what a
/// buyer ordered, [Ordering] makes one, [Paying] pays it, [Orders] finds it and moves it on by
/// conditional statements. Stored with plain statements rather than entities, because nearly every
/// write here is contended.
///
/// Other features fill in: [Discounts] knows promo codes, [PaidCancellation] gives tickets of paid
/// orders back, [Settler] turns money into tickets. They may change an order that waits for its
/// payment by [OrderEdits], and learn from [PaidShares] what was paid for each ticket.
///
/// Locks: whoever changes an order that exists locks its row first, then what it has claimed
/// ([Reservations]). Whoever makes one takes the buyer's row, then holds, seats, the use of a promo
/// code and stock, and locks no order. No order changes while a charge of it is under way
/// ([Charges]).
@NullMarked
package id.karcis.booking.order;

import org.jspecify.annotations.NullMarked;
