package id.karcis.booking.limit;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.limit.ClaimOutcome.Exceeded;
import id.karcis.booking.limit.ClaimOutcome.Scope;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.util.Map;

/// How a buyer is told of a limit.
public final class LimitRefusals {

  private LimitRefusals() {}

  /// FAILED_PRECONDITION `PURCHASE_LIMIT_EXCEEDED`, to be thrown by the caller.
  public static Refusal exceeded(Exceeded limit) {
    return Refusals.failedPrecondition(
        ErrorReason.PURCHASE_LIMIT_EXCEEDED,
        "%d more tickets, %d owned or held already, but a buyer may have %d %s: take fewer"
            .formatted(limit.requested(), limit.owned(), limit.limit(), within(limit.scope())),
        Map.of(
            "scope", limit.scope().name(),
            "limit", Integer.toString(limit.limit()),
            "owned", Integer.toString(limit.owned()),
            "requested", Integer.toString(limit.requested())));
  }

  private static String within(Scope scope) {
    return switch (scope) {
      case SEASON -> "over all events of the season";
      case EVENT -> "of the event";
      case SEAT_CATEGORY -> "of the seat category";
      case TICKET_TYPE -> "of the ticket type";
    };
  }
}
