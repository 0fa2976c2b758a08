package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.Hold;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.event.RefundPolicy;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Orders of seats and places together, and what is said with an order.
class MixedOrderTest extends SellingTest {

  @Autowired private Orders found;

  private final UUID buyer = UUID.randomUUID();

  private static CreateOrderRequest mixed(TestShow show, int places, UUID... seats) {
    return seats(show, seats).toBuilder().addItems(places(show, places).getItems(0)).build();
  }

  private Hold held(TestShow show, UUID seat) {
    return buyer(buyer, HoldServiceGrpc::newBlockingStub)
        .holdSeats(
            HoldSeatsRequest.newBuilder()
                .setEventId(show.eventId().toString())
                .addSeatIds(seat.toString())
                .build());
  }

  @Test
  void ordersSeatsAndPlacesTogetherAndPaysThem() {
    var show = TestShow.create(jdbc, 3, 5);
    var order = orders(buyer).createOrder(mixed(show, 2, show.seat(0), show.seat(1)));
    assertThat(order.getItemsList()).extracting(Order.Item::getQuantity).containsExactly(1, 1, 2);
    assertThat(order.getItemsList()).extracting(Order.Item::getOrderId).containsOnly(order.getId());
    assertThat(order.getTotal().getUnits()).isEqualTo(2 * 150_000 + 2 * 50_000);
    assertThat(show.claimed()).isEqualTo(2);
    var paid = orders(buyer).payOrder(payment(order, FakeOrderPayments.APPROVE));
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);
    assertThat(show.tickets(id(order))).isEqualTo(4);
    assertThat(show.state(show.seat(1))).isEqualTo("BOOKED");
  }

  @Test
  void ordersAHoldAndPlacesTogether() {
    var show = TestShow.create(jdbc, 1, 5);
    var hold = held(show, show.seat(0));
    var wish = places(show, 3).toBuilder().setHoldId(hold.getId()).build();
    var order = orders(buyer).createOrder(wish);
    assertThat(order.getItemsList()).hasSize(2);
    assertThat(show.claimed()).isEqualTo(3);
  }

  @Test
  void takesNothingWhenThePlacesAreSoldOut() {
    var show = TestShow.create(jdbc, 1, 2);
    orders(UUID.randomUUID()).createOrder(places(show, 1));
    var refused = refusal(() -> orders(buyer).createOrder(mixed(show, 2, show.seat(0))));
    assertThat(refused.reason()).isEqualTo(ErrorReason.SOLD_OUT);
    assertThat(show.state(show.seat(0))).as("the seat is free at once").isEqualTo("FREE");
    assertThat(show.claimed()).isEqualTo(1);
    assertThat(show.number("SELECT count(*) FROM buyer_claims WHERE user_id = ?", buyer)).isZero();
    orders(UUID.randomUUID()).createOrder(seats(show, show.seat(0)));
  }

  @Test
  void takesNothingWhenASeatIsTaken() {
    var show = TestShow.create(jdbc, 1, 2);
    orders(UUID.randomUUID()).createOrder(seats(show, show.seat(0)));
    var refused = refusal(() -> orders(buyer).createOrder(mixed(show, 1, show.seat(0))));
    assertThat(refused.reason()).isEqualTo(ErrorReason.SEAT_UNAVAILABLE);
    assertThat(show.claimed()).isZero();
  }

  @Test
  void leavesAHoldAsItWasWhenThePlacesAreSoldOut() {
    var show = TestShow.create(jdbc, 1, 1);
    var hold = held(show, show.seat(0));
    var wish = places(show, 2).toBuilder().setHoldId(hold.getId()).build();
    assertThat(refusal(() -> orders(buyer).createOrder(wish)).reason())
        .isEqualTo(ErrorReason.SOLD_OUT);
    var order =
        orders(buyer).createOrder(CreateOrderRequest.newBuilder().setHoldId(hold.getId()).build());
    assertThat(order.getItemsList()).hasSize(1);
  }

  @Test
  void countsSeatsAndPlacesAgainstTheSameLimit() {
    var show = TestShow.create(jdbc, 3, 5).limit(3);
    var refused =
        refusal(() -> orders(buyer).createOrder(mixed(show, 2, show.seat(0), show.seat(1))));
    assertThat(refused.reason()).isEqualTo(ErrorReason.PURCHASE_LIMIT_EXCEEDED);
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
    orders(buyer).createOrder(mixed(show, 1, show.seat(0), show.seat(1)));
  }

  @Test
  void tellsThePhaseOfThePrice() {
    var show = TestShow.create(jdbc, 1, 5);
    show.phase(show.standingType(), 1_000_000, Duration.ofHours(-1), Duration.ofHours(1));
    var order = orders(buyer).createOrder(mixed(show, 1, show.seat(0)));
    assertThat(order.getItemsList()).extracting(Order.Item::getPhase).containsExactly("", "Phase");
  }

  @Test
  void refusesACodeThatNobodyKnows() {
    var show = TestShow.create(jdbc, 1, 5);
    var wish = mixed(show, 1, show.seat(0)).toBuilder().setPromoCode("nobody-knows").build();
    assertThat(refusal(() -> orders(buyer).createOrder(wish)).reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(show.claimed()).isZero();
    assertThat(show.state(show.seat(0))).isEqualTo("FREE");
  }

  @Test
  void keepsTheRefundPolicyThatWasInForce() {
    var show = TestShow.create(jdbc, 1, 5);
    show.change(
        """
        UPDATE events SET refund_approval = 'AUTOMATIC', refund_closes_before_start = 3600,
          refund_fee_percent = 10, refund_fee_per_ticket_minor = 5 WHERE id = ?
        """,
        show.eventId());
    var order = orders(buyer).createOrder(places(show, 1));
    show.change(
        "UPDATE events SET refund_approval = 'NOT_REFUNDABLE', refund_fee_percent = 99 WHERE id = ?",
        show.eventId());
    assertThat(found.find(id(order)).orElseThrow().refundPolicy())
        .isEqualTo(new RefundPolicy(RefundPolicy.Approval.AUTOMATIC, Duration.ofHours(1), 10, 5));
    var silent = TestShow.create(jdbc, 1, 5);
    var other = orders(buyer).createOrder(places(silent, 1));
    assertThat(found.find(id(other)).orElseThrow().refundPolicy()).isEqualTo(RefundPolicy.DEFAULT);
  }

  @Test
  void keepsThePhoneNumberOfTheContactEncrypted() {
    var show = TestShow.create(jdbc, 1, 5);
    var contact =
        Order.Contact.newBuilder()
            .setName("Siti Ñandú")
            .setEmail("siti@example.com")
            .setPhoneNumber("+6281234567890")
            .build();
    var order = orders(buyer).createOrder(places(show, 1).toBuilder().setContact(contact).build());
    assertThat(order.getContact()).isEqualTo(contact);
    var stored =
        jdbc.sql("SELECT contact_phone FROM orders WHERE id = ?")
            .param(id(order))
            .query(byte[].class)
            .single();
    assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("81234567890");
  }

  @Test
  void sellsAMixedOfferExactlyOnceToACrowd() throws Exception {
    var show = TestShow.create(jdbc, 1, 3);
    var made =
        atOnce(
            20,
            () -> {
              try {
                orders(UUID.randomUUID()).createOrder(mixed(show, 1, show.seat(0)));
                return 1;
              } catch (StatusRuntimeException failure) {
                assertThat(refusal(failure).reason()).isEqualTo(ErrorReason.SEAT_UNAVAILABLE);
                return 0;
              }
            });
    assertThat(made.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    assertThat(show.claimed()).isEqualTo(1);
  }
}
