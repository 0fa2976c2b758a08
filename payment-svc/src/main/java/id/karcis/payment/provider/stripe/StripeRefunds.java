package id.karcis.payment.provider.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import id.karcis.payment.provider.RefundOrder;
import id.karcis.payment.provider.RefundOutcome;
import id.karcis.payment.provider.RefundOutcome.Accepted;
import id.karcis.payment.provider.RefundOutcome.Refused;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends money back. Stripe forgets idempotency keys after a day, and a refund may be asked for
/// again long after: so what Stripe knows of the charge's refunds is read first.
@Component
class StripeRefunds {

  static final String REFUND_ID = "refund_id";

  private static final long PAGE_SIZE = 100;

  /// An order has fewer tickets, and each is refunded once.
  private static final int MAX_PAGES = 10;

  private final StripeApi api;

  StripeRefunds(StripeApi api) {
    this.api = api;
  }

  RefundOutcome refund(RefundOrder order) {
    var amount = StripeAmounts.toStripe(order.amount());
    if (amount.isEmpty()) {
      return new Refused("amount_not_representable");
    }
    try {
      var known = find(order);
      return outcome(known.isPresent() ? known.get() : create(order, amount.getAsLong()));
    } catch (InvalidRequestException | CardException e) {
      return new Refused(StripeOutcomes.code(null, e.getCode()));
    } catch (StripeException e) {
      throw new StripeFailure(e);
    }
  }

  private Refund create(RefundOrder order, long amount) throws StripeException {
    var key = order.idempotencyKey().toString();
    return api.refund(
        RefundCreateParams.builder()
            .setPaymentIntent(order.chargeReference())
            .setAmount(amount)
            .putMetadata(REFUND_ID, key)
            .build(),
        key);
  }

  private Optional<Refund> find(RefundOrder order) throws StripeException {
    var key = order.idempotencyKey().toString();
    String after = null;
    for (int i = 0; i < MAX_PAGES; i++) {
      var page = api.refunds(page(order, after));
      for (var refund : page.getData()) {
        if (refund.getMetadata() != null && key.equals(refund.getMetadata().get(REFUND_ID))) {
          return Optional.of(refund);
        }
      }
      if (page.getData().isEmpty() || !Boolean.TRUE.equals(page.getHasMore())) {
        return Optional.empty();
      }
      after = page.getData().getLast().getId();
    }
    throw new IllegalStateException(
        "charge %s has more refunds than an order has tickets".formatted(order.chargeReference()));
  }

  private static RefundListParams page(RefundOrder order, @Nullable String after) {
    var params =
        RefundListParams.builder().setPaymentIntent(order.chargeReference()).setLimit(PAGE_SIZE);
    return after == null ? params.build() : params.setStartingAfter(after).build();
  }

  private static RefundOutcome outcome(Refund refund) {
    return outcome(refund.getId(), refund.getStatus(), refund.getFailureReason());
  }

  /// Returns what a refund's status means. Stripe answers `pending` for methods that take days: it
  /// has accepted then, and tells if it fails.
  static RefundOutcome outcome(String id, @Nullable String status, @Nullable String failureReason) {
    return switch (Objects.requireNonNullElse(status, "")) {
      case "failed", "canceled" ->
          new Refused(Objects.requireNonNullElse(failureReason, String.valueOf(status)));
      case "succeeded", "pending", "requires_action" -> new Accepted(id);
      default -> new RefundOutcome.Unknown();
    };
  }
}
