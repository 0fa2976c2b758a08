package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.v1.ConfirmPaymentRequest;
import id.karcis.api.payment.v1.CreatePaymentRequest;
import id.karcis.api.payment.v1.GetPaymentRequest;
import id.karcis.api.payment.v1.ListPaymentsRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.api.payment.v1.VerifyPaymentRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.RecordedStripe.Trouble;
import id.karcis.payment.money.Amount;
import id.karcis.payment.provider.RefundOrder;
import id.karcis.platform.identity.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Paying by Stripe, from the RPC to Stripe's recorded answers.
class StripePaymentTest extends PaymentTest {

  private static final String GOOD = "pm_card_visa";
  private static final String POOR = "pm_card_visa_chargeDeclinedInsufficientFunds";
  private static final String CAREFUL = "pm_card_threeDSecure2Required";

  private final PayableOrder order = newOrder();

  /// The first call of all takes longer than a buyer waits here.
  @BeforeEach
  void warmUp() {
    var _ = stripeProvider.refund(new RefundOrder(UUID.randomUUID(), "pi_0", new Amount(1, "IDR")));
  }

  @Test
  void buyerOpensConfirmsAndHasPaid() {
    var opened = open();
    assertThat(opened.getMethod()).isEqualTo("STRIPE");
    assertThat(opened.getClientSecret()).isEmpty();

    var paid = confirm(opened, GOOD);

    assertThat(paid.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(paid.getProvider()).isEqualTo("STRIPE");
    awaitSettled(order);
    assertThat(STRIPE.account.taken(order.getOrderId())).isEqualTo(150_000_00);
    assertThat(ledgerTransactions(paid)).isOne();
  }

  @Test
  void buyerMayChooseAnotherWayBeforePaying() {
    var simulated = orderPayments().openPayment(OpenPaymentTest.open(order));

    var opened = open();

    assertThat(opened.getId()).isNotEqualTo(simulated.getId());
    assertThat(opened.getMethod()).isEqualTo("STRIPE");
    assertThat(read(simulated.getId()).getStatus()).isEqualTo(Status.CANCELLED);
    var any = CreatePaymentRequest.newBuilder().setOrderId(order.getOrderId()).build();
    assertThat(asBuyer().createPayment(any)).isEqualTo(opened);
  }

  @Test
  void tellsStripeWhatItIsForUnderTheAttemptsKey() {
    var paid = confirm(open(), GOOD);

    var attempt = attempt(paid).toString();
    var created =
        STRIPE.asked("/v1/payment_intents").stream()
            .filter(it -> attempt.equals(it.headers().get("idempotency-key")))
            .toList();
    assertThat(created).hasSize(1);
    assertThat(created.getFirst().form())
        .containsEntry("amount", "15000000")
        .containsEntry("currency", "idr")
        .containsEntry("metadata[order_id]", order.getOrderId())
        .containsEntry("metadata[order_code]", order.getCode())
        .containsEntry("metadata[attempt_id]", attempt)
        .containsEntry("automatic_payment_methods[enabled]", "true")
        .containsEntry("automatic_payment_methods[allow_redirects]", "never")
        .doesNotContainKeys("payment_method", "confirm");
    assertThat(created.getFirst().headers())
        .containsEntry("authorization", "Bearer " + STRIPE_KEY)
        .containsEntry("stripe-version", "2026-07-29.dahlia")
        .doesNotContainKey("x-stripe-client-telemetry");
  }

  @Test
  void declineIsToldInTheBanksWords() {
    var opened = open();

    var refusal = refusal(() -> confirm(opened, POOR));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.PAYMENT_DECLINED);
    assertThat(refusal.metadata()).containsEntry("failureReason", "insufficient_funds");
    assertThat(confirm(open(), GOOD).getStatus()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void paymentMethodThatIsNoneIsADecline() {
    var refusal = refusal(() -> confirm(open(), "pm_gone"));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.PAYMENT_DECLINED);
    assertThat(refusal.metadata()).containsEntry("failureReason", "resource_missing");
  }

  @Test
  void tokenOfAnotherProviderIsRefused() {
    var opened = open();
    assertThat(refusal(() -> confirm(opened, "tok_approve")).violations())
        .singleElement()
        .satisfies(it -> assertThat(it.field()).isEqualTo("token"));
    assertThat(STRIPE.account.taken(order.getOrderId())).isZero();
  }

  @Test
  void buyerAloneIsToldWhatFinishesThePayment() {
    var opened = open();
    var key = UUID.randomUUID().toString();
    var request =
        ConfirmPaymentRequest.newBuilder().setId(opened.getId()).setToken(CAREFUL).build();

    var pending = with(asBuyer(), "idempotency-key", key).confirmPayment(request);

    var secret = STRIPE.account.intent(order.getOrderId()).get("client_secret").getAsString();
    assertThat(pending.getStatus()).isEqualTo(Status.PENDING);
    assertThat(pending.getClientSecret()).isEqualTo(secret);
    assertThat(with(asBuyer(), "idempotency-key", key).confirmPayment(request)).isEqualTo(pending);
    var get = GetPaymentRequest.newBuilder().setId(opened.getId()).build();
    assertThat(asBuyer().getPayment(get).getClientSecret()).isEqualTo(secret);
    assertThat(asBuyer().listPayments(ListPaymentsRequest.getDefaultInstance()).getPaymentsList())
        .singleElement()
        .satisfies(it -> assertThat(it.getClientSecret()).isEqualTo(secret));
    assertThat(as(UUID.randomUUID(), Role.ADMIN).getPayment(get).getClientSecret()).isEmpty();
    assertThat(orderPayments().openPayment(OpenPaymentTest.open(order)).getClientSecret())
        .isEmpty();
    for (var table : new String[] {"payment_attempts", "idempotency_keys", "payments"}) {
      assertThat(count("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%_secret_a%'"))
          .as(table)
          .isZero();
    }
    assertThat(
            count(
                "SELECT count(*) FROM payment_attempts WHERE payment_id = ? AND position(convert_to(?, 'UTF8') in client_secret) = 0",
                UUID.fromString(opened.getId()),
                secret))
        .isOne();
  }

  @Test
  void paymentIsDoneWhenTheBuyerHasActed() {
    var pending = waiting();
    assertThat(verify(pending)).isEqualTo(pending);
    STRIPE.account.act(order.getOrderId(), true);

    var paid = verify(pending);

    assertThat(paid.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(paid.getClientSecret()).isEmpty();
    awaitSettled(order);
    assertThat(
            count(
                "SELECT count(*) FROM payment_attempts WHERE payment_id = ? AND client_secret IS NOT NULL",
                UUID.fromString(paid.getId())))
        .isZero();
  }

  @Test
  void declinedActionClosesTheIntentAtStripe() {
    var pending = waiting();
    STRIPE.account.act(order.getOrderId(), false);

    var failed = verify(pending);

    assertThat(failed.getStatus()).isEqualTo(Status.FAILED);
    assertThat(failed.getFailureReason()).isEqualTo("payment_intent_authentication_failure");
    awaitIntent("canceled");
  }

  @Test
  void chargeAnewGivesUpWhatWaitsForTheBuyer() {
    var waiting = waiting();
    var first = STRIPE.account.intent(order.getOrderId()).get("id").getAsString();

    var paid = orderPayments().chargeOrder(stripe(order, GOOD));

    assertThat(paid.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(paid.getId()).isNotEqualTo(waiting.getId());
    assertThat(read(waiting.getId()).getStatus()).isEqualTo(Status.FAILED);
    assertThat(STRIPE.asked(first + "/cancel")).isNotEmpty();
    assertThat(STRIPE.account.taken(order.getOrderId())).isEqualTo(150_000_00);
  }

  @Test
  void chargeAnewFindsThatTheBuyerWasFaster() {
    var waiting = waiting();
    STRIPE.account.act(order.getOrderId(), true);

    var paid = orderPayments().chargeOrder(stripe(order, GOOD));

    assertThat(paid.getId()).isEqualTo(waiting.getId());
    assertThat(paid.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(STRIPE.account.taken(order.getOrderId())).isEqualTo(150_000_00);
  }

  @Test
  void whatWaitsIsClosedWhenTheOrderHasRunOut() {
    var brief = newOrder(Instant.now().plusSeconds(2));
    var pending = orderPayments().chargeOrder(stripe(brief, CAREFUL));
    assertThat(pending.getStatus()).isEqualTo(Status.PENDING);
    assertThat(pending.getClientSecret()).isEmpty();

    await().until(() -> read(pending.getId()).getStatus() == Status.FAILED);

    assertThat(STRIPE.account.intent(brief.getOrderId()).get("status").getAsString())
        .isEqualTo("canceled");
  }

  @Test
  void orderThatRunsOutDoesNotWaitForTheNextQuestion() {
    var brief = newOrder(Instant.now().plusSeconds(5));
    var pending = orderPayments().chargeOrder(stripe(brief, CAREFUL));
    // As if it had been asked about so often that the next question is minutes away.
    jdbc.sql(
            "UPDATE payment_attempts SET checks = 20, next_check_time = now() WHERE payment_id = ?")
        .param(UUID.fromString(pending.getId()))
        .update();

    await().until(() -> read(pending.getId()).getStatus() == Status.FAILED);

    assertThat(STRIPE.account.intent(brief.getOrderId()).get("status").getAsString())
        .isEqualTo("canceled");
  }

  @Test
  void troubleBeforeAnythingIsChargedLetsTheBuyerTryAgainAtOnce() {
    for (var trouble : new Trouble[] {Trouble.RATE_LIMITED, Trouble.FAILS, Trouble.SILENT}) {
      STRIPE.next("/payment_intents", trouble);
      var failed = orderPayments().chargeOrder(stripe(order, GOOD));
      assertThat(failed.getStatus()).as("%s", trouble).isEqualTo(Status.FAILED);
      assertThat(failed.getFailureReason()).isEqualTo("not_charged");
    }
    assertThat(orderPayments().chargeOrder(stripe(order, GOOD)).getStatus())
        .isEqualTo(Status.SUCCEEDED);
    assertThat(STRIPE.account.taken(order.getOrderId())).isEqualTo(150_000_00);
  }

  @Test
  void moneyThatMovedWithoutAnAnswerIsFound() {
    for (var trouble : new Trouble[] {Trouble.FAILS_AFTER, Trouble.SILENT_AFTER}) {
      var other = newOrder();
      STRIPE.next("/confirm", trouble);

      var pending = orderPayments().chargeOrder(stripe(other, GOOD));

      assertThat(pending.getStatus()).as("%s", trouble).isEqualTo(Status.PENDING);
      awaitSettled(other);
      assertThat(read(pending.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
      assertThat(STRIPE.account.taken(other.getOrderId())).isEqualTo(150_000_00);
    }
  }

  @Test
  void moneyThatDidNotMoveNeverDoes() {
    for (var trouble : new Trouble[] {Trouble.RATE_LIMITED, Trouble.FAILS, Trouble.SILENT}) {
      var other = newOrder();
      STRIPE.next("/confirm", trouble);

      var pending = orderPayments().chargeOrder(stripe(other, GOOD));

      assertThat(pending.getStatus()).as("%s", trouble).isEqualTo(Status.PENDING);
      await().until(() -> read(pending.getId()).getStatus() == Status.FAILED);
      assertThat(STRIPE.account.intent(other.getOrderId()).get("status").getAsString())
          .isEqualTo("canceled");
      assertThat(STRIPE.account.taken(other.getOrderId())).isZero();
    }
  }

  @Test
  void moneyGoesBackOnceThoughStripeForgetsItsKeys() {
    var paid = orderPayments().chargeOrder(stripe(order, GOOD));
    var refundId = UUID.randomUUID();
    STRIPE.next("/refunds", Trouble.RATE_LIMITED);

    orderPayments().refundPayment(refund(paid, refundId, 40_000_00));
    await().until(() -> !BOOKING.refunds(order.getOrderId()).isEmpty());
    STRIPE.forgetIdempotencyKeys();
    jdbc.sql(
            """
            INSERT INTO outbox (id, topic, key, payload)
            SELECT gen_random_uuid(), 'refund-at-provider', payment_id, convert_to(chr(10) || chr(36) || id, 'UTF8')
            FROM refunds WHERE id = ?
            """)
        .param(refundId)
        .update();
    await()
        .until(() -> count("SELECT count(*) FROM outbox WHERE topic = 'refund-at-provider'") == 0);

    var intent = STRIPE.account.intent(order.getOrderId()).get("id").getAsString();
    assertThat(STRIPE.account.refunded(intent)).isEqualTo(40_000_00);
    assertThat(ledgerTransactions(paid)).isEqualTo(3);
  }

  private Payment open() {
    return asBuyer()
        .createPayment(
            CreatePaymentRequest.newBuilder()
                .setOrderId(order.getOrderId())
                .setMethod("STRIPE")
                .build());
  }

  private Payment confirm(Payment payment, String token) {
    return asBuyer()
        .confirmPayment(
            ConfirmPaymentRequest.newBuilder().setId(payment.getId()).setToken(token).build());
  }

  /// A payment that waits for the buyer.
  private Payment waiting() {
    var pending = confirm(open(), CAREFUL);
    await().until(() -> !verify(pending).getClientSecret().isEmpty());
    return verify(pending);
  }

  private Payment verify(Payment payment) {
    return asBuyer()
        .verifyPayment(VerifyPaymentRequest.newBuilder().setId(payment.getId()).build());
  }

  private static ChargeOrderRequest stripe(PayableOrder order, String token) {
    return charge(order, token).toBuilder().setMethod("STRIPE").build();
  }

  private UUID attempt(Payment payment) {
    return jdbc.sql("SELECT id FROM payment_attempts WHERE payment_id = ?")
        .param(UUID.fromString(payment.getId()))
        .query(UUID.class)
        .single();
  }

  private void awaitIntent(String status) {
    await()
        .until(() ->
            STRIPE.account.intent(order.getOrderId()).get("status").getAsString().equals(status));
  }
}
