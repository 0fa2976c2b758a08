package id.karcis.booking.admission;

import static id.karcis.platform.probe.TestTokens.admission;
import static id.karcis.platform.probe.TestTokens.newKey;
import static id.karcis.platform.probe.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.AddToCartRequest;
import id.karcis.api.booking.v1.CartServiceGrpc;
import id.karcis.api.booking.v1.CartServiceGrpc.CartServiceBlockingStub;
import id.karcis.api.booking.v1.CheckoutRequest;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.HoldServiceGrpc.HoldServiceBlockingStub;
import id.karcis.api.booking.v1.PurchaseTicketsRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.error.Refusal;
import io.grpc.Status.Code;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AdmissionContractTest extends SellingTest {

  private static final String HEADER = "x-admission-token";

  private final UUID buyer = UUID.randomUUID();

  private TestShow show() {
    var show = TestShow.create(jdbc, 10, 10);
    return show.change(
        "UPDATE events SET waiting_room_enabled = true WHERE id = ?", show.eventId());
  }

  private HoldServiceBlockingStub holds() {
    return buyer(buyer, HoldServiceGrpc::newBlockingStub);
  }

  private static HoldSeatsRequest named(TestShow show, int seat) {
    return HoldSeatsRequest.newBuilder()
        .setEventId(show.eventId().toString())
        .addSeatIds(show.seat(seat).toString())
        .build();
  }

  private static HoldSeatsRequest best(TestShow show) {
    return HoldSeatsRequest.newBuilder()
        .setEventId(show.eventId().toString())
        .setBestAvailable(
            HoldSeatsRequest.BestAvailable.newBuilder().setQuantity(1).setSeatCategory("VIP"))
        .build();
  }

  private static PurchaseTicketsRequest purchase(TestShow show, UUID type) {
    return PurchaseTicketsRequest.newBuilder()
        .setEventId(show.eventId().toString())
        .setTicketTypeId(type.toString())
        .setQuantity(1)
        .build();
  }

  private static CreateOrderRequest mixed(TestShow show, int seat) {
    return places(show, 1).toBuilder().addSeatIds(show.seat(seat).toString()).build();
  }

  private static void check(TestShow show, ThrowingCallable call, String problem) {
    Refusal refusal = refusal(call);
    assertThat(refusal.code()).as(refusal.message()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.NOT_ADMITTED);
    assertThat(refusal.metadata())
        .containsEntry("problem", problem)
        .containsEntry("eventId", show.eventId().toString());
    assertThat(refusal.message()).contains("join its queue");
  }

  @Test
  void letsNobodyBeginWithoutAToken() {
    var show = show();
    var orders = orders(buyer);

    for (var attempt :
        List.<ThrowingCallable>of(
            () -> holds().holdSeats(named(show, 0)),
            () -> holds().holdSeats(best(show)),
            () -> orders.createOrder(seats(show, show.seat(0))),
            () -> orders.createOrder(places(show, 1)),
            () -> orders.createOrder(mixed(show, 0)),
            () -> orders.purchaseTickets(purchase(show, show.seatedType())),
            () -> orders.purchaseTickets(purchase(show, show.standingType())))) {
      check(show, attempt, "MISSING");
    }
    assertThat(show.claimed()).isZero();
    assertThat(show.number("SELECT count(*) FROM seat_claims WHERE event_id = ?", show.eventId()))
        .isZero();
  }

  @Test
  void letsThoseBeginWhoWereAdmitted() {
    var show = show();
    var token = tokens.admitting(buyer, show.eventId());
    var holds = with(holds(), HEADER, token);
    var orders = with(orders(buyer), HEADER, token);

    var _ = holds.holdSeats(named(show, 0));
    var _ = holds.holdSeats(best(show));
    var _ = orders.createOrder(seats(show, show.seat(1)));
    var _ = orders.createOrder(places(show, 1));
    var _ = orders.createOrder(mixed(show, 2));
    var _ = orders.purchaseTickets(purchase(show, show.seatedType()));
    var _ = orders.purchaseTickets(purchase(show, show.standingType()));

    assertThat(show.claimed()).isEqualTo(3);
  }

  @Test
  void letsThoseFinishWhoBegan() {
    var show = show();
    var hold =
        with(holds(), HEADER, tokens.admitting(buyer, show.eventId())).holdSeats(named(show, 0));

    var order =
        orders(buyer).createOrder(places(show, 1).toBuilder().setHoldId(hold.getId()).build());

    assertThat(order.getItemsCount()).isEqualTo(2);
  }

  @Test
  void tellsWhatIsWrongWithAToken() {
    var show = show();
    var event = show.eventId();
    var bad =
        Map.of(
            "rubbish",
            "INVALID",
            sign(newKey("test-key"), admission(buyer, event).build()),
            "INVALID",
            tokens.admitting(UUID.randomUUID(), event),
            "INVALID",
            tokens.admitting(buyer, show().eventId()),
            "INVALID",
            sign(
                tokens.key(),
                admission(buyer, event)
                    .expirationTime(Date.from(Instant.now().minusSeconds(60)))
                    .build()),
            "EXPIRED");

    bad.forEach((token, problem) -> {
      check(show, () -> with(holds(), HEADER, token).holdSeats(named(show, 0)), problem);
      check(show, () -> with(orders(buyer), HEADER, token).createOrder(places(show, 1)), problem);
    });
  }

  @Test
  void asksNobodyElsewhere() {
    var show = TestShow.create(jdbc, 2, 2);

    var _ = with(orders(buyer), HEADER, "rubbish").createOrder(places(show, 1));
    var _ = holds().holdSeats(named(show, 0));
  }

  private CartServiceBlockingStub carts() {
    return buyer(buyer, CartServiceGrpc::newBlockingStub);
  }

  private static AddToCartRequest seat(TestShow show, int seat) {
    return AddToCartRequest.newBuilder()
        .setEventId(show.eventId().toString())
        .addSeatIds(show.seat(seat).toString())
        .build();
  }

  private static AddToCartRequest place(TestShow show) {
    return AddToCartRequest.newBuilder()
        .setTicketTypeId(show.standingType().toString())
        .setQuantity(1)
        .build();
  }

  @Test
  void asksWhereACartTakesSeatsAndWhereItIsOrdered() {
    var show = show();
    var token = tokens.admitting(buyer, show.eventId());
    check(show, () -> carts().addToCart(seat(show, 0)), "MISSING");

    check(show, () -> carts().addToCart(place(show)), "MISSING");
    var _ = with(carts(), HEADER, token).addToCart(place(show));
    check(show, () -> carts().checkout(CheckoutRequest.getDefaultInstance()), "MISSING");
    var _ = with(carts(), HEADER, token).checkout(CheckoutRequest.getDefaultInstance());

    var _ = with(carts(), HEADER, token).addToCart(seat(show, 0));
    var order = carts().checkout(CheckoutRequest.getDefaultInstance());
    assertThat(order.getItemsCount()).as("what was begun is finished").isEqualTo(1);
  }
}
