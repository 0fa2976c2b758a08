package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.protobuf.ByteString;
import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.v1.HandleWebhookRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.RecordedStripe.Trouble;
import id.karcis.platform.error.Refusal;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What providers tell by themselves: signed, in any order, any number of times.
class WebhookTest extends PaymentTest {

  private static final int AT_ONCE = 8;

  private final PayableOrder order = newOrder();

  /// The first call of all takes longer than a buyer waits here.
  @BeforeEach
  void warmUp() {
    var _ = stripeProvider.find(UUID.randomUUID());
  }

  @Test
  void moneyIsWrittenDownOnceHoweverOftenItIsTold() throws InterruptedException {
    var pending = unanswered();
    var told = event("payment_intent.succeeded", intent());

    AtOnce.run(AT_ONCE, _ -> tell(told));
    tell(told);
    tell(event("payment_intent.succeeded", intent()));

    assertThat(read(pending.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(ledgerTransactions(pending)).isOne();
    assertThat(notifications(pending)).isEqualTo(2);
    awaitSettled(order);
    assertThat(BOOKING.settlements(order.getOrderId())).hasSize(1);
  }

  @Test
  void declineAfterTheMoneyChangesNothing() {
    var paid = charged("pm_card_visa");

    tell(event("payment_intent.payment_failed", intent()));
    tell(event("payment_intent.canceled", intent()));

    assertThat(read(paid.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(ledgerTransactions(paid)).isOne();
  }

  @Test
  void moneyAfterTheDeclineCounts() {
    var waiting = waiting();
    tell(event("payment_intent.payment_failed", declined()));
    assertThat(read(waiting.getId()).getStatus()).isEqualTo(Status.FAILED);
    assertThat(read(waiting.getId()).getFailureReason()).isEqualTo("insufficient_funds");

    tell(event("payment_intent.succeeded", intent()));

    assertThat(read(waiting.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(ledgerTransactions(waiting)).isOne();
    awaitSettled(order);
  }

  @Test
  void cancelAtStripeIsADecline() {
    var waiting = waiting();

    tell(event("payment_intent.canceled", intent()));

    assertThat(read(waiting.getId()).getStatus()).isEqualTo(Status.FAILED);
    assertThat(read(waiting.getId()).getFailureReason()).isEqualTo("not_charged");
  }

  @Test
  void moneyForACancelledOrderGoesBack() {
    var pending = waiting();
    BOOKING.cancel(order.getOrderId());
    STRIPE.account.act(order.getOrderId(), true);

    tell(event("payment_intent.succeeded", intent()));

    await().until(() -> settlement(pending).equals("REFUND_DUE"));
    var _ = orderPayments().refundPayment(refund(pending, UUID.randomUUID(), 150_000_00));
    await().until(() -> STRIPE.account.refunded(intentId()) == 150_000_00);
    assertThat(read(pending.getId()).getStatus()).isEqualTo(Status.REFUNDED);
  }

  @Test
  void refundThatIsDoneStaysDoneHoweverItIsTold() {
    var paid = charged("pm_card_visa");
    var refundId = UUID.randomUUID();
    var _ = orderPayments().refundPayment(refund(paid, refundId, 40_000_00));
    await().until(() -> "COMPLETED".equals(refundState(refundId)));
    var told = STRIPE.account.refundOf(refundId.toString());

    tell(event("refund.updated", told));
    tell(event("charge.refunded", chargeOfOldVersion(told)));

    assertThat(refundState(refundId)).isEqualTo("COMPLETED");
    assertThat(ledgerTransactions(paid)).isEqualTo(3);
    assertThat(BOOKING.refunds(order.getOrderId())).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void refundIsToldBeforeItsAnswer() {
    var paid = charged("pm_card_visa");
    var refundId = UUID.randomUUID();
    for (int i = 0; i < 20; i++) {
      STRIPE.next("/refunds", Trouble.RATE_LIMITED);
    }
    var _ = orderPayments().refundPayment(refund(paid, refundId, 40_000_00));
    var told = new JsonObject();
    told.addProperty("id", "re_early" + refundId);
    told.addProperty("status", "succeeded");
    told.add("metadata", new JsonObject());
    told.getAsJsonObject("metadata").addProperty("refund_id", refundId.toString());

    tell(event("refund.created", told));

    assertThat(refundState(refundId)).isEqualTo("COMPLETED");
    assertThat(ledgerTransactions(paid)).isEqualTo(3);
    STRIPE.calm();
  }

  @Test
  void refundThatComesBackIsOwedAgain() {
    var paid = charged("pm_card_visa");
    var refundId = UUID.randomUUID();
    var _ = orderPayments().refundPayment(refund(paid, refundId, 40_000_00));
    await().until(() -> "COMPLETED".equals(refundState(refundId)));
    var told = STRIPE.account.refundOf(refundId.toString());
    var succeeded = event("refund.updated", told.deepCopy());
    told.addProperty("status", "failed");
    told.addProperty("failure_reason", "expired_or_canceled_card");

    tell(event("refund.failed", told));
    tell(event("refund.updated", told));
    tell(succeeded);

    assertThat(refundState(refundId)).isEqualTo("FAILED");
    assertThat(ledgerTransactions(paid)).isEqualTo(4);
    assertThat(balance(paid, "PROVIDER")).isEqualTo(150_000_00);
    assertThat(balance(paid, "REFUNDS_DUE")).isEqualTo(-40_000_00);
    assertThat(
            jdbc.sql("SELECT refusal_reason FROM refunds WHERE id = ?")
                .param(refundId)
                .query(String.class)
                .single())
        .isEqualTo("expired_or_canceled_card");
  }

  @Test
  void whatIsNotOursIsTakenInAndLeftAlone() {
    var before = count("SELECT count(*) FROM provider_notifications");
    var foreign = new JsonObject();
    foreign.addProperty("id", "pi_of_somebody_else");
    tell(event("payment_intent.succeeded", foreign));
    tell(event("customer.created", foreign));
    foreign.addProperty("status", "succeeded");
    tell(event("refund.created", foreign));
    var simulated = "{\"id\": \"evt_1\", \"charge\": \"" + UUID.randomUUID() + "\"}";
    tell("simulated", SIMULATED_SECRET, simulated);

    assertThat(count("SELECT count(*) FROM provider_notifications")).isEqualTo(before);
  }

  @Test
  void simulatedProviderTellsWhatItRemembers() {
    var late = orderPayments().chargeOrder(charge(order, "tok_late"));
    var attempt = attempt(late);
    var body = "{\"id\": \"evt_" + attempt + "\", \"charge\": \"" + attempt + "\"}";
    tell("simulated", SIMULATED_SECRET, body);
    assertThat(read(late.getId()).getStatus()).isEqualTo(Status.PENDING);
    jdbc.sql("UPDATE simulated_charges SET settle_time = now() WHERE idempotency_key = ?")
        .param(attempt)
        .update();

    tell("simulated", SIMULATED_SECRET, body);

    assertThat(read(late.getId()).getStatus()).isEqualTo(Status.SUCCEEDED);
    var declined = orderPayments().chargeOrder(charge(newOrder(), "tok_decline"));
    tell("simulated", SIMULATED_SECRET, body.replace(attempt.toString(), attempt(declined) + ""));
    assertThat(read(declined.getId()).getStatus()).isEqualTo(Status.FAILED);
  }

  @Test
  void oldAndNewSecretsAreTakenWhileTheyChange() {
    var body = event("customer.created", new JsonObject());
    tell("stripe", STRIPE_SECRET, body);
    tell("stripe", OLD_STRIPE_SECRET, body);
  }

  @Test
  void refusesWhatTheProviderDidNotSign() {
    var pending = waiting();
    var body = event("payment_intent.succeeded", intent());
    var good = SignedNotifications.header(STRIPE_SECRET, Instant.now(), body);

    problem(body, null, "MISSING");
    problem(body, "t=1,v1=no", "MALFORMED");
    problem(body + " ", good, "SIGNATURE");
    problem(body, SignedNotifications.header(SIMULATED_SECRET, Instant.now(), body), "SIGNATURE");
    var replayed = SignedNotifications.header(STRIPE_SECRET, Instant.now().minusSeconds(400), body);
    problem(body, replayed, "TOO_OLD");
    var wrongHeader = refusal(() -> call("stripe", "karcis-signature", good, body));
    assertThat(wrongHeader.metadata()).containsEntry("problem", "MISSING");

    assertThat(read(pending.getId()).getStatus()).isEqualTo(Status.PENDING);
  }

  @Test
  void refusesWhatIsNoNotification() {
    for (var body :
        List.of("", "x", "[]", "{}", "{\"id\": 1}", "{\"id\": \"\", \"type\": \"x\"}")) {
      var refusal = refusal(() -> tell(body));
      assertThat(refusal.code()).as(body).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(refusal.violations().getFirst().field()).isEqualTo("payload");
    }
    assertThat(
            refusal(() -> tell("simulated", SIMULATED_SECRET, "{\"id\":\"1\",\"charge\":\"x\"}"))
                .code())
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  @Test
  void refusesWhatIsTooLargeAndWhoIsUnknown() {
    var large = "{\"id\": \"" + "x".repeat(300_000) + "\"}";
    assertThat(refusal(() -> tell(large)).reason()).isEqualTo(ErrorReason.BODY_TOO_LARGE);
    var unknown = refusal(() -> call("paypal", "karcis-signature", "t=1,v1=x", "{}"));
    assertThat(unknown.code()).isEqualTo(Code.NOT_FOUND);
  }

  /// Charged at Stripe, and nobody here knows.
  private Payment unanswered() {
    STRIPE.next("/confirm", Trouble.SILENT_AFTER);
    var pending = orderPayments().chargeOrder(stripe("pm_card_visa"));
    assertThat(pending.getStatus()).isEqualTo(Status.PENDING);
    jdbc.sql(
            "UPDATE payment_attempts SET next_check_time = now() + interval '1 hour' WHERE payment_id = ?")
        .param(UUID.fromString(pending.getId()))
        .update();
    return pending;
  }

  private Payment waiting() {
    var pending = orderPayments().chargeOrder(stripe("pm_card_threeDSecure2Required"));
    assertThat(pending.getStatus()).isEqualTo(Status.PENDING);
    return pending;
  }

  private Payment charged(String token) {
    var paid = orderPayments().chargeOrder(stripe(token));
    await().until(() -> read(paid.getId()).getStatus() == Status.SUCCEEDED);
    return paid;
  }

  private ChargeOrderRequest stripe(String token) {
    return charge(order, token).toBuilder().setMethod("STRIPE").build();
  }

  private JsonObject intent() {
    return STRIPE.account.intent(order.getOrderId());
  }

  private String intentId() {
    return intent().get("id").getAsString();
  }

  private JsonObject declined() {
    var intent = intent();
    var error = new JsonObject();
    error.addProperty("code", "card_declined");
    error.addProperty("decline_code", "insufficient_funds");
    intent.add("last_payment_error", error);
    return intent;
  }

  /// Up to version 2022-08-01 a charge lists its refunds.
  private static JsonObject chargeOfOldVersion(JsonObject refund) {
    var data = new JsonArray();
    data.add(refund);
    var refunds = new JsonObject();
    refunds.add("data", data);
    var charge = new JsonObject();
    charge.addProperty("id", "ch_1");
    charge.add("refunds", refunds);
    return charge;
  }

  private static String event(String type, JsonObject object) {
    var data = new JsonObject();
    data.add("object", object);
    var event = new JsonObject();
    event.addProperty("id", "evt_" + UUID.randomUUID());
    event.addProperty("object", "event");
    event.addProperty("api_version", "2020-08-27");
    event.addProperty("created", Instant.now().getEpochSecond());
    event.addProperty("type", type);
    event.add("data", data);
    return event.toString();
  }

  private boolean tell(String body) {
    return tell("stripe", STRIPE_SECRET, body);
  }

  private boolean tell(String provider, String secret, String body) {
    var header = provider.equals("stripe") ? "stripe-signature" : "karcis-signature";
    call(provider, header, SignedNotifications.header(secret, Instant.now(), body), body);
    return true;
  }

  private void call(String provider, String header, String signature, String body) {
    var _ = with(anonymous(), header, signature).handleWebhook(request(provider, body));
  }

  private static HandleWebhookRequest request(String provider, String body) {
    var request = HandleWebhookRequest.newBuilder().setProvider(provider);
    request.getPayloadBuilder().setData(ByteString.copyFromUtf8(body));
    return request.build();
  }

  private void problem(String body, @Nullable String signature, String problem) {
    Refusal refusal =
        refusal(() -> {
          if (signature == null) {
            var _ = anonymous().handleWebhook(request("stripe", body));
          } else {
            call("stripe", "stripe-signature", signature, body);
          }
        });
    assertThat(refusal.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.WEBHOOK_SIGNATURE_INVALID);
    assertThat(refusal.metadata()).containsEntry("problem", problem);
  }

  private long notifications(Payment payment) {
    return count(
        "SELECT count(*) FROM provider_notifications WHERE attempt_id = ?", attempt(payment));
  }

  private String refundState(UUID refundId) {
    return jdbc.sql("SELECT state FROM refunds WHERE id = ?")
        .param(refundId)
        .query(String.class)
        .single();
  }

  private String settlement(Payment payment) {
    return jdbc.sql("SELECT coalesce(settlement, '') FROM payments WHERE id = ?")
        .param(UUID.fromString(payment.getId()))
        .query(String.class)
        .single();
  }

  private long balance(Payment payment, String account) {
    return count(
        """
        SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entries e
        JOIN ledger_transactions t ON t.id = e.transaction_id WHERE t.payment_id = ? AND e.account = ?
        """,
        UUID.fromString(payment.getId()),
        account);
  }

  private UUID attempt(Payment payment) {
    return jdbc.sql("SELECT id FROM payment_attempts WHERE payment_id = ?")
        .param(UUID.fromString(payment.getId()))
        .query(UUID.class)
        .single();
  }
}
