package id.karcis.booking.promo;

/// Some money.
///
/// @param minor minor units of the currency
record Amount(long minor, String currencyCode) {}
