package id.karcis.local.money;

import id.karcis.api.booking.v1.ApproveRefundRequest;
import id.karcis.api.booking.v1.CancelOrderRequest;
import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.CheckInServiceGrpc;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.CreateOrderRequest.OrderedTickets;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.PayOrderRequest;
import id.karcis.api.booking.v1.Refund;
import id.karcis.api.booking.v1.RefundServiceGrpc;
import id.karcis.api.booking.v1.RejectRefundRequest;
import id.karcis.api.booking.v1.RequestRefundRequest;
import id.karcis.api.payment.internal.v1.ChargeOrderRequest;
import id.karcis.api.payment.v1.CancelTicketRequest;
import id.karcis.api.payment.v1.PaymentServiceGrpc;
import id.karcis.local.sale.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/// What a few buyers and an organizer do with one event, drawn from a seed. One thread each.
final class History {

  private static final List<String> TOKENS =
      List.of("tok_approve", "tok_approve", "tok_duplicate", "tok_decline");

  private static final int DECISIONS_PER_REJECTION = 3;

  private final Wire wire;
  private final Show show;
  private final Rest organizer;
  private final String admin;
  private final List<String> buyers;
  private final Random random;
  private final boolean cancels;
  private final List<Bought> orders = new ArrayList<>();
  private final List<Refund> refunds = new ArrayList<>();
  private int decisions = 0;

  /// An order and whose it is.
  private record Bought(String buyer, Order order) {}

  /// @param cancels whether the event is cancelled in the end
  History(
      Wire wire,
      Show show,
      Rest organizer,
      String admin,
      List<String> buyers,
      Random random,
      boolean cancels) {
    this.wire = wire;
    this.show = show;
    this.organizer = organizer;
    this.admin = admin;
    this.buyers = buyers;
    this.random = random;
    this.cancels = cancels;
  }

  Show show() {
    return show;
  }

  void play(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
    }
    if (cancels) {
      show.cancel(organizer);
    }
    for (int i = 0; i < steps / 4; i++) {
      step();
    }
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> pay(order());
      case 4 -> payAfterCancelling(order());
      case 5, 6 -> requestRefund();
      case 7 -> decide();
      case 8 -> cancelTicket();
      case 9 -> cancelOrder();
      case 10 -> checkIn();
      default -> show.setTerms(organizer, random);
    }
  }

  /// The same call once or twice with the same key.
  private <R> Optional<R> call(Supplier<R> call) {
    var answer = Wire.attempt(call);
    return random.nextInt(4) == 0 ? Wire.attempt(call) : answer;
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private <T> Optional<T> any(List<T> things) {
    return things.isEmpty()
        ? Optional.empty()
        : Optional.of(things.get(random.nextInt(things.size())));
  }

  private Optional<Bought> order() {
    var buyer = buyers.get(random.nextInt(buyers.size()));
    var wish = CreateOrderRequest.newBuilder().setEventId(show.hall().eventId());
    int seats = random.nextInt(3);
    random
        .ints(0, show.seats().size())
        .distinct()
        .limit(seats)
        .mapToObj(show.seats()::get)
        .forEach(wish::addSeatIds);
    if (seats == 0 || random.nextBoolean()) {
      wish.addItems(
          OrderedTickets.newBuilder()
              .setTicketTypeId(show.hall().floorType())
              .setQuantity(1 + random.nextInt(3)));
    }
    if (random.nextBoolean()) {
      wish.setPromoCode(show.promoCode());
    }
    var stub = wire.booking(buyer, key(), OrderServiceGrpc::newBlockingStub);
    return call(() -> Wire.soon(stub).createOrder(wish.build()))
        .map(order -> new Bought(buyer, order));
  }

  private void pay(Optional<Bought> unpaid) {
    unpaid.ifPresent(bought -> {
      var request =
          PayOrderRequest.newBuilder()
              .setCode(bought.order().getCode())
              .setMethod("SIMULATED")
              .setToken(TOKENS.get(random.nextInt(TOKENS.size())))
              .build();
      var stub = wire.booking(bought.buyer(), key(), OrderServiceGrpc::newBlockingStub);
      call(() -> Wire.soon(stub).payOrder(request))
          .ifPresent(order -> orders.add(new Bought(bought.buyer(), order)));
    });
  }

  /// Money that comes for an order that was given up meanwhile: booking-svc had asked for the
  /// charge before, and payment-svc hears it after.
  private void payAfterCancelling(Optional<Bought> unpaid) {
    unpaid.ifPresent(bought -> {
      cancel(bought);
      var order = bought.order();
      var charge =
          ChargeOrderRequest.newBuilder()
              .setOrderId(order.getId())
              .setCode(order.getCode())
              .setUserId(order.getUserId())
              .setAmount(order.getTotal())
              .setMethod("SIMULATED")
              .setToken("tok_duplicate")
              .setExpireTime(order.getExpireTime())
              .setRequestId(key())
              .build();
      var _ = call(() -> Wire.soon(wire.orderPayments()).chargeOrder(charge));
    });
  }

  private void requestRefund() {
    any(orders)
        .ifPresent(bought -> {
          var request =
              RequestRefundRequest.newBuilder()
                  .setCode(bought.order().getCode())
                  .setReason("step of a history");
          if (random.nextInt(4) > 0) {
            tickets(bought)
                .forEach(ticket -> {
                  if (random.nextBoolean()) {
                    request.addTicketIds(ticket);
                  }
                });
          }
          var who = random.nextInt(5) == 0 ? admin : bought.buyer();
          var stub = wire.booking(who, key(), RefundServiceGrpc::newBlockingStub);
          call(() -> Wire.soon(stub).requestRefund(request.build())).ifPresent(refunds::add);
        });
  }

  /// Of requests that wait; the first one is rejected, so that no seed goes without.
  private void decide() {
    any(refunds.stream().filter(refund -> refund.getStatus() == Refund.Status.REQUESTED).toList())
        .ifPresent(refund -> {
          var stub = wire.booking(admin, key(), RefundServiceGrpc::newBlockingStub);
          var approval = ApproveRefundRequest.newBuilder().setId(refund.getId()).build();
          var rejection = RejectRefundRequest.newBuilder().setId(refund.getId()).build();
          if (decisions++ % DECISIONS_PER_REJECTION == 0) {
            var _ = call(() -> Wire.soon(stub).rejectRefund(rejection));
          } else {
            var _ = call(() -> Wire.soon(stub).approveRefund(approval));
          }
        });
  }

  private void cancelTicket() {
    any(orders)
        .ifPresent(bought ->
            any(tickets(bought))
                .ifPresent(ticket -> {
                  var request = CancelTicketRequest.newBuilder().setTicketId(ticket).build();
                  var stub =
                      wire.payment(bought.buyer(), key(), PaymentServiceGrpc::newBlockingStub);
                  var _ = call(() -> Wire.soon(stub).cancelTicket(request));
                }));
  }

  private void cancelOrder() {
    any(orders).ifPresent(this::cancel);
  }

  private void cancel(Bought bought) {
    var request = CancelOrderRequest.newBuilder().setCode(bought.order().getCode()).build();
    var stub = wire.booking(bought.buyer(), key(), OrderServiceGrpc::newBlockingStub);
    var _ = call(() -> Wire.soon(stub).cancelOrder(request));
  }

  private void checkIn() {
    any(orders)
        .ifPresent(bought ->
            any(tickets(bought))
                .ifPresent(ticket -> {
                  var request =
                      CheckInOrderRequest.newBuilder()
                          .setCode(bought.order().getCode())
                          .addTicketIds(ticket)
                          .build();
                  var stub = wire.booking(admin, key(), CheckInServiceGrpc::newBlockingStub);
                  var _ = call(() -> Wire.soon(stub).checkInOrder(request));
                }));
  }

  private static List<String> tickets(Bought bought) {
    return bought.order().getItemsList().stream()
        .flatMap(item -> item.getTicketIdsList().stream())
        .toList();
  }
}
