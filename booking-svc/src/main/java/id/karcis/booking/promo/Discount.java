package id.karcis.booking.promo;

/// What a promo code takes off.
sealed interface Discount {

  /// Minor units taken off this subtotal, never more than it.
  long of(long subtotalMinor);

  /// A share of the subtotal, rounded down to the minor unit.
  ///
  /// @param percent 1 to 100
  record Percent(int percent) implements Discount {

    private static final int WHOLE = 100;

    /// Whole hundreds and the rest apart, so that nothing overflows and nothing is rounded twice.
    @Override
    public long of(long subtotalMinor) {
      return subtotalMinor / WHOLE * percent + subtotalMinor % WHOLE * percent / WHOLE;
    }
  }

  /// The same from every subtotal.
  ///
  /// @param amount above 0
  record AmountOff(Amount amount) implements Discount {

    @Override
    public long of(long subtotalMinor) {
      return Math.min(amount.minor(), subtotalMinor);
    }
  }
}
