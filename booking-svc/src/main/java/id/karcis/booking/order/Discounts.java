package id.karcis.booking.order;

import java.util.UUID;

/// What promo codes take off orders. Implemented by the feature that knows the codes. Codes come in
/// upper case.
public interface Discounts {

  /// Uses a code for an order, in the order's transaction: after the buyer's limits, the seats and
  /// the order's row, before phases and stock. Refuses NOT_FOUND for an unknown code,
  /// PROMO_CODE_NOT_APPLICABLE, PROMO_CODE_EXHAUSTED.
  ///
  /// @return minor units taken off: 0 to the subtotal
  long claim(DiscountedOrder order, String code);

  /// What the code would take off now. Changes nothing, promises nothing. Refuses as [#claim]; the
  /// id of the order need not be that of one.
  long quote(DiscountedOrder order, String code);

  /// Uses the code of an order again that ran out, gave its use back and was paid all the same.
  /// Nothing happens when it never gave it back. In the settlement's transaction, which has locked
  /// the order.
  ///
  /// @return false, with nothing changed, when all uses are taken by now
  boolean keep(UUID orderId);

  /// Gives back the use of an order that ends unpaid or takes another code, in its transaction,
  /// which has locked the order. Idempotent, and nothing for an order without.
  void release(UUID orderId);
}
