package id.karcis.booking.order;

import java.util.OptionalLong;
import java.util.UUID;

/// What promo codes take off orders. Implemented by the feature that knows the codes. Codes come in
/// upper case.
public interface Discounts {

  /// Uses a code for an order, in the order's transaction: after the buyer's limits, the seats and
  /// the order's row, before phases and stock. Refuses NOT_FOUND for an unknown code,
  /// PROMO_CODE_NOT_APPLICABLE, PROMO_CODE_EXHAUSTED, TOO_MANY_REQUESTS for somebody who guesses.
  /// An order that uses another code gives that use back; one that uses this code already keeps it
  /// and is reckoned anew.
  ///
  /// @return minor units taken off: 0 to the subtotal
  long claim(DiscountedOrder order, String code);

  /// What the code would take off now. Changes nothing, promises nothing. Refuses as [#claim]; the
  /// id of the order need not be that of one.
  long quote(DiscountedOrder order, String code);

  /// Like [#quote] of a code that was quoted to the buyer before, perhaps long ago: empty when it
  /// does not apply any more. Nobody guesses by that, so it is neither counted nor refused as such.
  OptionalLong quoteAgain(DiscountedOrder order, String code);

  /// Makes the use of an order permanent because it is paid for. One that ran out may have given
  /// its use away meanwhile: its price holds all the same, and a use is counted again if one is
  /// left. In the settlement's transaction, which has locked the order.
  void keep(UUID orderId);

  /// Gives back the use of an order that ends unpaid or takes another code, in its transaction,
  /// which has locked the order. Idempotent, and nothing for an order without.
  void release(UUID orderId);
}
