package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.internal.v1.RefundPaymentRequest;
import id.karcis.api.payment.v1.HandleWebhookRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.payment.RecordedStripe.Trouble;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories over both providers: charges, declines, repetitions, partial refunds, answers
/// that are lost, notifications told late, twice and out of order, money that comes after all, and
/// refunds that come back. The books balance after every step, and in the end they say what the
/// providers say.
class MoneyHistoryTest extends PaymentTest {

  private static final int ORDERS = 3;
  private static final int STEPS = 60;
  private static final String[] SIMULATED = {"tok_approve", "tok_decline", "tok_duplicate"};
  private static final String[] CARDS = {
    "pm_card_visa", "pm_card_visa", "pm_card_visa_chargeDeclined", "pm_card_threeDSecure2Required"
  };
  private static final Trouble[] TROUBLES = {
    Trouble.RATE_LIMITED, Trouble.FAILS, Trouble.FAILS_AFTER
  };

  private final List<PayableOrder> orders = new ArrayList<>();
  private final List<ChargeOrderRequest> charges = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private final List<RefundPaymentRequest> refunds = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Random random = new Random();

  @ParameterizedTest
  @ValueSource(longs = {2, 71, 828, 1828})
  void booksSayWhatProvidersSay(long seed) {
    random = new Random(seed);
    for (int i = 0; i < ORDERS; i++) {
      orders.add(newOrder());
    }
    for (int i = 0; i < STEPS; i++) {
      step();
      balances();
    }
    STRIPE.calm();
    await().until(() -> pending() == 0);
    balances();
    agreesWithProviders();
  }

  private void step() {
    try {
      switch (random.nextInt(9)) {
        case 0, 1 -> charge();
        case 2 -> again();
        case 3, 4 -> refund();
        case 5 -> act();
        case 6 -> tell();
        case 7 -> comesBack();
        default ->
            STRIPE.next(
                random.nextBoolean() ? "/confirm" : "/refunds",
                TROUBLES[random.nextInt(TROUBLES.length)]);
      }
    } catch (StatusRuntimeException _) {
      // Refused: that is one of the things that happen.
    }
  }

  private void charge() {
    var stripe = random.nextInt(3) > 0;
    var token = any(List.of(stripe ? CARDS : SIMULATED));
    var request =
        charge(any(orders), token).toBuilder().setMethod(stripe ? "STRIPE" : "SIMULATED").build();
    charges.add(request);
    payments.add(orderPayments().chargeOrder(request));
  }

  private void again() {
    if (random.nextBoolean() && !charges.isEmpty()) {
      payments.add(orderPayments().chargeOrder(any(charges)));
    } else if (!refunds.isEmpty()) {
      var _ = orderPayments().refundPayment(any(refunds));
    }
  }

  private void refund() {
    if (!payments.isEmpty()) {
      var minor = 1 + random.nextInt(80_000_00);
      var request = refund(any(payments), UUID.randomUUID(), minor);
      refunds.add(request);
      var _ = orderPayments().refundPayment(request);
    }
  }

  /// A buyer who was asked to identify themselves does, or fails to; Stripe tells of it, now or
  /// later.
  private void act() {
    var order = any(orders).getOrderId();
    for (var intent : STRIPE.account.intents(order)) {
      if (intent.get("status").getAsString().equals("requires_action")) {
        var approved = random.nextBoolean();
        var acted = STRIPE.account.act(intent, approved);
        told.add(
            event(approved ? "payment_intent.succeeded" : "payment_intent.payment_failed", acted));
      }
    }
    for (var intent : STRIPE.account.intents(order)) {
      if (intent.get("status").getAsString().equals("succeeded")) {
        told.add(event("payment_intent.succeeded", intent));
      }
    }
  }

  private void tell() {
    if (!told.isEmpty()) {
      notify(any(told));
    }
  }

  private void comesBack() {
    if (!refunds.isEmpty()) {
      STRIPE
          .account
          .failRefund(any(refunds).getRefundId())
          .ifPresent(refund -> {
            var event = event("refund.failed", refund);
            told.add(event);
            notify(event);
          });
    }
  }

  private void notify(String body) {
    var header = SignedNotifications.header(STRIPE_SECRET, Instant.now(), body);
    var request = HandleWebhookRequest.newBuilder().setProvider("stripe");
    request.getPayloadBuilder().setData(ByteString.copyFromUtf8(body));
    var _ = with(anonymous(), "stripe-signature", header).handleWebhook(request.build());
  }

  private static String event(String type, JsonObject object) {
    var data = new JsonObject();
    data.add("object", object);
    var event = new JsonObject();
    event.addProperty("id", "evt_" + UUID.randomUUID());
    event.addProperty("created", Instant.now().getEpochSecond());
    event.addProperty("type", type);
    event.add("data", data);
    return event.toString();
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private long pending() {
    return count(
        """
        SELECT (SELECT count(*) FROM payment_attempts a JOIN payments p ON p.id = a.payment_id
                WHERE p.user_id = :buyer AND a.state = 'PROCESSING' AND a.client_secret IS NULL)
             + (SELECT count(*) FROM refunds r JOIN payments p ON p.id = r.payment_id
                WHERE p.user_id = :buyer AND r.state = 'PENDING')
        """
            .replace(":buyer", "'" + buyer + "'"));
  }

  /// What must hold at any moment, whoever is in the middle of what.
  private void balances() {
    assertThat(
            count(
                """
                SELECT count(*) FROM (SELECT transaction_id FROM ledger_entries
                GROUP BY transaction_id, currency_code HAVING sum(amount_minor) <> 0)
                """))
        .as("transactions that do not sum to zero")
        .isZero();
    assertThat(count("SELECT coalesce(sum(amount_minor), 0) FROM ledger_entries"))
        .as("sum of all accounts")
        .isZero();
    assertThat(
            count(
                """
                SELECT count(*) FROM payments p WHERE refunded_minor <>
                  (SELECT coalesce(sum(amount_minor), 0) FROM refunds r WHERE r.payment_id = p.id)
                  OR refunded_minor > CASE WHEN paid_time IS NULL THEN 0 ELSE amount_minor END
                """))
        .as("payments of which more goes back than was paid")
        .isZero();
  }

  private void agreesWithProviders() {
    var taken = 0L;
    for (var order : orders) {
      // What nobody has told yet, Stripe would tell until somebody listens.
      for (var intent : STRIPE.account.intents(order.getOrderId())) {
        if (intent.get("status").getAsString().equals("succeeded")) {
          notify(event("payment_intent.succeeded", intent));
        }
      }
      taken += STRIPE.account.balance(order.getOrderId());
    }
    assertThat(balance("PROVIDER", "STRIPE")).isEqualTo(taken);
    assertThat(balance("PROVIDER", "SIMULATED")).isEqualTo(simulated());
    assertThat(balance("REFUNDS_DUE", "STRIPE"))
        .as("what is owed is what came back")
        .isEqualTo(
            -count(
                """
                SELECT coalesce(sum(r.amount_minor), 0) FROM refunds r JOIN payments p ON p.id = r.payment_id
                WHERE p.user_id = ? AND r.state = 'FAILED'
                """,
                buyer));
    assertThat(
            count(
                """
                SELECT count(*) FROM (SELECT order_id FROM payments
                WHERE user_id = ? AND paid_time IS NOT NULL AND NOT surplus GROUP BY order_id HAVING count(*) > 1)
                """,
                buyer))
        .as("orders that two payments count for")
        .isZero();
  }

  private long balance(String account, String provider) {
    return count(
        """
        SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entries e
        JOIN ledger_transactions t ON t.id = e.transaction_id JOIN payments p ON p.id = t.payment_id
        WHERE p.user_id = ? AND e.account = ? AND p.provider = ?
        """,
        buyer,
        account,
        provider);
  }

  private long simulated() {
    return count(
        """
        SELECT (SELECT coalesce(sum(c.amount_minor), 0) FROM simulated_charges c
                JOIN payment_attempts a ON a.id = c.idempotency_key JOIN payments p ON p.id = a.payment_id
                WHERE p.user_id = :buyer AND c.settle_time IS NOT NULL)
             - (SELECT coalesce(sum(s.amount_minor), 0) FROM simulated_refunds s
                JOIN refunds r ON r.id = s.idempotency_key JOIN payments p ON p.id = r.payment_id
                WHERE p.user_id = :buyer)
        """
            .replace(":buyer", "'" + buyer + "'"));
  }
}
