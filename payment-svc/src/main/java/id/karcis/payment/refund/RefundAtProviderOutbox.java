package id.karcis.payment.refund;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import id.karcis.payment.payment.Payment;
import id.karcis.payment.payment.PaymentReads;
import id.karcis.payment.provider.Providers;
import id.karcis.payment.provider.RefundOrder;
import id.karcis.payment.provider.RefundOutcome;
import id.karcis.platform.outbox.Outbox;
import id.karcis.platform.outbox.OutboxHandler;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes a promised refund true at the provider: asked again and again under the same key until the
/// provider has accepted. A provider that refuses is asked again as well, with the outbox's growing
/// pauses: the money is owed. `karcis.refunds.refused` counts such refunds, and the log tells of
/// them now and then.
@Component
class RefundAtProviderOutbox implements OutboxHandler {

  private static final Logger log = LoggerFactory.getLogger(RefundAtProviderOutbox.class);
  private static final String TOPIC = "refund-at-provider";

  /// The outbox asks once a minute in the end, so this is one line an hour for each refund.
  private static final int REFUSALS_PER_LOG_LINE = 60;

  private final Outbox outbox;
  private final Refunds refunds;
  private final PaymentReads payments;
  private final Providers providers;
  private final RefundResults results;

  RefundAtProviderOutbox(
      Outbox outbox,
      Refunds refunds,
      PaymentReads payments,
      Providers providers,
      RefundResults results) {
    this.outbox = outbox;
    this.refunds = refunds;
    this.payments = payments;
    this.providers = providers;
    this.results = results;
  }

  void promise(Refund refund) {
    outbox.add(TOPIC, refund.paymentId(), StringValue.of(refund.id().toString()));
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException {
    var refund =
        refunds.find(UUID.fromString(StringValue.parseFrom(payload).getValue())).orElseThrow();
    var payment = payments.get(refund.paymentId());
    switch (ask(refund, payment)) {
      case RefundOutcome.Accepted(var reference) -> results.complete(refund, reference);
      case RefundOutcome.Refused(var reason) -> refused(refund, payment, reason);
      case RefundOutcome.Unknown() ->
          throw new IllegalStateException("refund " + refund.id() + " is not decided yet");
    }
  }

  private RefundOutcome ask(Refund refund, Payment payment) {
    var charge = Objects.requireNonNull(payment.providerReference(), "a refunded payment was paid");
    return providers
        .named(payment.provider())
        .refund(new RefundOrder(refund.id(), charge, refund.amount()));
  }

  private void refused(Refund refund, Payment payment, String reason) {
    var refusals = refunds.refuse(refund.id(), reason);
    if (refusals == 0) {
      // It is over meanwhile: its provider told us that it came back.
      return;
    }
    if (refusals % REFUSALS_PER_LOG_LINE == 1) {
      log.atError()
          .addKeyValue("refund", refund.id())
          .addKeyValue("payment", payment.id())
          .addKeyValue("order", payment.orderId())
          .addKeyValue("refusals", refusals)
          .log("{} refuses refund {}: {}", payment.provider(), refund.id(), reason);
    }
    throw new IllegalStateException("refund " + refund.id() + " was refused: " + reason);
  }
}
