/// What buyers gather before they order: held seats and places on standing floors of one event.
/// [Cart] is a cart as it stands, [CartStore] keeps it in PostgreSQL, so that it survives restarts,
/// [Checkout] makes an order of it, [Carts] is for other features. A seat is in a cart only as long
/// as its hold lives; nobody keeps places before the order. What a promo code would take off is
/// asked of [id.karcis.booking.order.Discounts#quote] each time a cart is shown.
///
/// Locks: whoever changes a cart locks its row first, then holds and seats.
@NullMarked
package id.karcis.booking.cart;

import org.jspecify.annotations.NullMarked;
