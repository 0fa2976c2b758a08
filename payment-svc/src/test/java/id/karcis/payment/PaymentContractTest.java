package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import id.karcis.api.booking.internal.v1.PayableOrder;
import id.karcis.api.booking.internal.v1.RecordDeclineRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.payment.v1.ConfirmPaymentRequest;
import id.karcis.api.payment.v1.CreatePaymentRequest;
import id.karcis.api.payment.v1.GetPaymentRequest;
import id.karcis.api.payment.v1.ListPaymentsRequest;
import id.karcis.api.payment.v1.Payment;
import id.karcis.api.payment.v1.Payment.Status;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.identity.Role;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentContractTest extends PaymentTest {

  @Test
  void opensOnePaymentPerOrder() {
    var order = newOrder();

    var first = asBuyer().createPayment(create(order));
    var second = asBuyer().createPayment(create(order));

    assertThat(first.getStatus()).isEqualTo(Status.PENDING);
    assertThat(first.getAmount()).isEqualTo(PRICE);
    assertThat(first.getUserId()).isEqualTo(buyer.toString());
    assertThat(first.getMethod()).isEqualTo("SIMULATED");
    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(settledCharges(order)).isZero();
  }

  @Test
  void confirmCharges() {
    var order = newOrder();
    var payment = asBuyer().createPayment(create(order));

    var confirmed = asBuyer().confirmPayment(confirm(payment, ""));

    assertThat(confirmed.getStatus()).isEqualTo(Status.SUCCEEDED);
    assertThat(confirmed.getId()).isEqualTo(payment.getId());
    assertThat(asBuyer().confirmPayment(confirm(payment, "tok_decline")).getStatus())
        .isEqualTo(Status.SUCCEEDED);
    awaitSettled(order);
    assertThat(settledCharges(order)).isOne();
  }

  @Test
  void confirmTellsDeclineAndAnotherPaymentMayFollow() {
    var order = newOrder();
    var payment = asBuyer().createPayment(create(order));

    var refusal = refusal(() -> asBuyer().confirmPayment(confirm(payment, "tok_decline")));

    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.PAYMENT_DECLINED);
    assertThat(refusal.metadata()).containsEntry("failureReason", "card_declined");
    assertThat(refusal(() -> asBuyer().confirmPayment(confirm(payment, "tok_approve"))).reason())
        .isEqualTo(ErrorReason.PAYMENT_DECLINED);
    var next = asBuyer().createPayment(create(order));
    assertThat(next.getId()).isNotEqualTo(payment.getId());
    assertThat(asBuyer().confirmPayment(confirm(next, "tok_approve")).getStatus())
        .isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void confirmFixesTheOrderBeforeItChargesAndTellsADecline() {
    var order = newOrder();
    var payment = asBuyer().createPayment(create(order));
    assertThat(refusal(() -> asBuyer().confirmPayment(confirm(payment, "tok_none"))).code())
        .isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(BOOKING.hasBegun(payment.getId())).isFalse();

    refusal(() -> asBuyer().confirmPayment(confirm(payment, "tok_decline")));

    assertThat(BOOKING.hasBegun(payment.getId())).isTrue();
    await().until(() -> !BOOKING.declines(order.getOrderId()).isEmpty());
    assertThat(BOOKING.declines(order.getOrderId()))
        .extracting(RecordDeclineRequest::getPaymentId)
        .containsOnly(payment.getId());
  }

  @Test
  void sameIdempotencyKeyGivesTheSameAnswer() {
    var order = newOrder();
    var payment = asBuyer().createPayment(create(order));
    var stub = with(asBuyer(), "idempotency-key", UUID.randomUUID().toString());

    var first = stub.confirmPayment(confirm(payment, "tok_timeout"));
    var second = stub.confirmPayment(confirm(payment, "tok_timeout"));

    assertThat(first.getStatus()).isEqualTo(Status.PENDING);
    assertThat(second).isEqualTo(first);
    assertThat(refusal(() -> asBuyer().confirmPayment(confirm(payment, "tok_approve"))).reason())
        .isEqualTo(ErrorReason.PAYMENT_IN_PROGRESS);
    assertThat(refusal(() -> stub.confirmPayment(confirm(payment, "tok_approve"))).reason())
        .isEqualTo(ErrorReason.IDEMPOTENCY_KEY_REUSED);
    awaitSettled(order);
    assertThat(settledCharges(order)).isOne();
  }

  @Test
  void strangersAreToldNothing() {
    var order = newOrder();
    var stranger = as(UUID.randomUUID(), Role.CUSTOMER);
    assertThat(refusal(() -> stranger.createPayment(create(order))).code())
        .isEqualTo(Code.NOT_FOUND);
    var payment = asBuyer().createPayment(create(order));

    assertThat(refusal(() -> stranger.createPayment(create(order))).code())
        .isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> stranger.getPayment(get(payment.getId()))).code())
        .isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> stranger.confirmPayment(confirm(payment, ""))).code())
        .isEqualTo(Code.NOT_FOUND);
    assertThat(stranger.listPayments(ListPaymentsRequest.getDefaultInstance()).getPaymentsList())
        .isEmpty();
    assertThat(refusal(() -> anonymous().getPayment(get(payment.getId()))).code())
        .isEqualTo(Code.UNAUTHENTICATED);
    assertThat(read(payment.getId())).isEqualTo(payment);
  }

  @Test
  void refusesUnknownAndMalformedIds() {
    assertThat(refusal(() -> asBuyer().getPayment(get(UUID.randomUUID().toString()))).reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(refusal(() -> asBuyer().getPayment(get("' OR 1=1"))).violations())
        .singleElement()
        .hasFieldOrPropertyWithValue("field", "id");
    var unknown = newOrder().toBuilder().setOrderId(UUID.randomUUID().toString()).build();
    assertThat(refusal(() -> asBuyer().createPayment(create(unknown))).code())
        .isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void refusesOrdersThatCannotBePaid() {
    var cancelled =
        newOrder().toBuilder().setPayable(false).setStatus(Order.Status.CANCELLED).build();
    BOOKING.add(cancelled);
    var expired = newOrder(Instant.now().minusSeconds(5));

    var state = refusal(() -> asBuyer().createPayment(create(cancelled)));
    assertThat(state.reason()).isEqualTo(ErrorReason.ORDER_STATE);
    assertThat(state.metadata())
        .containsOnly(entry("code", cancelled.getCode()), entry("status", "CANCELLED"));
    saysWhenItRanOut(refusal(() -> asBuyer().createPayment(create(expired))), expired);
  }

  @Test
  void openPaymentOfOrderThatRanOutIsCancelled() {
    var order = newOrder(Instant.now().plusSeconds(1));
    var payment = asBuyer().createPayment(create(order));

    await().until(() -> read(payment.getId()).getStatus() == Status.CANCELLED);

    saysWhenItRanOut(refusal(() -> asBuyer().confirmPayment(confirm(payment, ""))), order);
  }

  private static void saysWhenItRanOut(Refusal refusal, PayableOrder order) {
    assertThat(refusal.reason()).isEqualTo(ErrorReason.ORDER_EXPIRED);
    assertThat(refusal.metadata())
        .containsOnly(
            entry("code", order.getCode()),
            entry(
                "expireTime",
                Instant.ofEpochSecond(order.getExpireTime().getSeconds()).toString()));
  }

  @Test
  void saysWhenToTryAgainWhileBookingIsAway() throws InterruptedException {
    var order = newOrder();
    BOOKING.stop();
    try {
      var refusal = refusal(() -> asBuyer().createPayment(create(order)));
      assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
      assertThat(refusal.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
      assertThat(refusal.retryAfter()).isNotNull();
    } finally {
      BOOKING.start();
    }
    await().ignoreExceptions().until(() -> asBuyer().createPayment(create(order)) != null);
  }

  @Test
  void listsInPagesNewestFirst() {
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(paid(newOrder()).getId());
    }
    var listed = new ArrayList<String>();
    var token = "";
    do {
      var page =
          asBuyer()
              .listPayments(
                  ListPaymentsRequest.newBuilder().setPageSize(2).setPageToken(token).build());
      assertThat(page.getPaymentsCount()).isBetween(1, 2);
      page.getPaymentsList().forEach(payment -> listed.add(payment.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(listed).isEqualTo(made);
  }

  @Test
  void listsByOrderAndStatus() {
    var order = newOrder();
    var failed = orderPayments().chargeOrder(charge(order, "tok_decline"));
    var succeeded = paid(order);
    var pending = orderPayments().chargeOrder(charge(newOrder(), "tok_late"));

    assertThat(list(ListPaymentsRequest.newBuilder().setOrderId(order.getOrderId())))
        .containsExactly(succeeded.getId(), failed.getId());
    assertThat(list(ListPaymentsRequest.newBuilder().setStatus(Status.FAILED)))
        .containsExactly(failed.getId());
    assertThat(list(ListPaymentsRequest.newBuilder().setStatus(Status.PENDING)))
        .containsExactly(pending.getId());
  }

  @Test
  void adminListsEverybodysByTheSameFilters() {
    var order = newOrder();
    var failed = orderPayments().chargeOrder(charge(order, "tok_decline"));
    var succeeded = paid(order);
    var admin = as(UUID.randomUUID(), Role.ADMIN);
    var ofOrder = ListPaymentsRequest.newBuilder().setOrderId(order.getOrderId());

    assertThat(admin.listPayments(ofOrder.build()).getPaymentsList())
        .extracting(Payment::getId)
        .containsExactly(succeeded.getId(), failed.getId());
    assertThat(
            admin.listPayments(ofOrder.clone().setStatus(Status.FAILED).build()).getPaymentsList())
        .extracting(Payment::getId)
        .containsExactly(failed.getId());
    var page = admin.listPayments(ofOrder.clone().setPageSize(1).build());
    var next =
        admin.listPayments(
            ofOrder.clone().setPageSize(1).setPageToken(page.getNextPageToken()).build());
    assertThat(next.getPaymentsList()).extracting(Payment::getId).containsExactly(failed.getId());
    assertThat(next.getNextPageToken()).isEmpty();
    var everybodys = ListPaymentsRequest.newBuilder().setStatus(Status.SUCCEEDED).setPageSize(1);
    assertThat(admin.listPayments(everybodys.build()).getPayments(0).getStatus())
        .isEqualTo(Status.SUCCEEDED);
    assertThat(
            refusal(() ->
                    asBuyer()
                        .listPayments(
                            ofOrder.clone().setPageToken(page.getNextPageToken()).build()))
                .code())
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  @Test
  void refusesTokenOfAnotherQueryAndNegativeSize() {
    paid(newOrder());
    paid(newOrder());
    var token =
        asBuyer()
            .listPayments(ListPaymentsRequest.newBuilder().setPageSize(1).build())
            .getNextPageToken();

    var other =
        ListPaymentsRequest.newBuilder().setStatus(Status.FAILED).setPageToken(token).build();
    assertThat(refusal(() -> asBuyer().listPayments(other)).violations())
        .singleElement()
        .hasFieldOrPropertyWithValue("field", "pageToken");
    var negative = ListPaymentsRequest.newBuilder().setPageSize(-1).build();
    assertThat(refusal(() -> asBuyer().listPayments(negative)).code())
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  private List<String> list(ListPaymentsRequest.Builder request) {
    return asBuyer().listPayments(request.build()).getPaymentsList().stream()
        .map(Payment::getId)
        .toList();
  }

  private static CreatePaymentRequest create(PayableOrder order) {
    return CreatePaymentRequest.newBuilder().setOrderId(order.getOrderId()).build();
  }

  private static GetPaymentRequest get(String id) {
    return GetPaymentRequest.newBuilder().setId(id).build();
  }

  private static ConfirmPaymentRequest confirm(Payment payment, String token) {
    return ConfirmPaymentRequest.newBuilder().setId(payment.getId()).setToken(token).build();
  }
}
