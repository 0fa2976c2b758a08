package id.karcis.booking.promo;

/// A promo code as admins see it.
///
/// @param used orders that use it, waiting or paid
record PromoView(PromoCode code, int used) {}
