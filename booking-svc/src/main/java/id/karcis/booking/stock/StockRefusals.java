package id.karcis.booking.stock;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;

/// The ways in which stock says no.
final class StockRefusals {

  private StockRefusals() {}

  /// FAILED_PRECONDITION: more is taken than would be there.
  ///
  /// @param what whose quantity it is
  static Refusal tooFew(String what, int taken, int wanted) {
    return Refusals.failedPrecondition(
        ErrorReason.RESOURCE_IN_USE,
        "quantity of %s: %d are sold or kept for orders: expected %d or more, got %d"
            .formatted(what, taken, taken, wanted),
        Map.of("usedBy", "orders"));
  }
}
