package id.karcis.booking.promo;

import id.karcis.booking.catalog.FieldChecks;

/// Says what the fields of a promo code become.
interface PromoEdit {

  /// @param checks notes what cannot be read
  PromoFields apply(PromoFields current, FieldChecks checks);
}
