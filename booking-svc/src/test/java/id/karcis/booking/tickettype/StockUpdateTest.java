package id.karcis.booking.tickettype;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.GetSeatMapRequest;
import id.karcis.api.booking.v1.SeatServiceGrpc;
import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.booking.v1.UpdateStockRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.error.FieldViolation;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Sets the stock of standing ticket types while they sell.
class StockUpdateTest extends SellingTest {

  private static final int CAPACITY = 60;

  @Test
  void setsHowManyThereAre() {
    var show = TestShow.create(jdbc, 1, CAPACITY);
    var less = update(show.standingType(), 10);
    assertThat(less.getQuantity()).isEqualTo(10);
    assertThat(available(show)).isEqualTo(10);
    assertThat(update(show.standingType(), 10)).as("again").isEqualTo(less);
    assertThat(update(show.standingType(), CAPACITY).getQuantity()).isEqualTo(CAPACITY);
    assertThat(available(show)).isEqualTo(CAPACITY);
  }

  @Test
  void refusesFewerThanAreSoldOrKept() {
    var show = TestShow.create(jdbc, 1, CAPACITY);
    var _ = paid(UUID.randomUUID(), places(show, 2));
    var _ = orders(UUID.randomUUID()).createOrder(places(show, 3));
    show.runOut(id(orders(UUID.randomUUID()).createOrder(places(show, 4))));
    var refusal = refusal(() -> update(show.standingType(), 4));
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_IN_USE);
    assertThat(refusal.message())
        .contains("5 are sold or kept for orders: expected 5 or more, got 4");
    assertThat(update(show.standingType(), 5).getQuantity()).isEqualTo(5);
    assertThat(available(show)).isZero();
    assertThat(refusal(() -> orders(UUID.randomUUID()).createOrder(places(show, 1))).reason())
        .isEqualTo(ErrorReason.SOLD_OUT);
  }

  @Test
  void refusesMoreThanTheFloorsAdmitAndNumberedSeats() {
    var show = TestShow.create(jdbc, 2, CAPACITY);
    var more = refusal(() -> update(show.standingType(), CAPACITY + 1));
    assertThat(more.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(more.violations()).extracting(FieldViolation::field).containsExactly("quantity");
    assertThat(more.message()).contains("60 places of FESTIVAL");
    var seated = refusal(() -> update(show.seatedType(), 1));
    assertThat(seated.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(seated.message()).contains("block some instead");
    var unknown = refusal(() -> update(UUID.randomUUID(), 1));
    assertThat(unknown.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal(() -> update(show.standingType(), -1)).code())
        .isEqualTo(Code.INVALID_ARGUMENT);
  }

  @Test
  void neverEndsBelowWhatIsSoldMeanwhile() throws Exception {
    var show = TestShow.create(jdbc, 1, CAPACITY);
    var turn = new AtomicInteger();
    var refused =
        atOnce(
            40,
            () -> {
              try {
                if (turn.getAndIncrement() % 4 == 0) {
                  var _ = update(show.standingType(), 5 + turn.get() % 20);
                } else {
                  var _ = orders(UUID.randomUUID()).createOrder(places(show, 1));
                }
                return ErrorReason.ERROR_REASON_UNSPECIFIED;
              } catch (StatusRuntimeException e) {
                return refusal(e).reason();
              }
            });
    assertThat(refused)
        .isSubsetOf(
            ErrorReason.ERROR_REASON_UNSPECIFIED,
            ErrorReason.SOLD_OUT,
            ErrorReason.RESOURCE_IN_USE);
    assertThat(quantity(show)).isGreaterThanOrEqualTo(show.claimed());
    assertThat(quantity(show))
        .isEqualTo(
            show.number(
                "SELECT quantity FROM standing_stock WHERE ticket_type_id = ?",
                show.standingType()));
  }

  private static int quantity(TestShow show) {
    return show.number("SELECT quantity FROM ticket_types WHERE id = ?", show.standingType());
  }

  private TicketType update(UUID type, int quantity) {
    return admin(TicketTypeServiceGrpc::newBlockingStub)
        .updateStock(
            UpdateStockRequest.newBuilder()
                .setTicketTypeId(type.toString())
                .setQuantity(quantity)
                .build());
  }

  private int available(TestShow show) {
    var request = GetSeatMapRequest.newBuilder().setEventId(show.eventId().toString()).build();
    return anonymous(SeatServiceGrpc::newBlockingStub)
        .getSeatMap(request)
        .getSections(1)
        .getStanding()
        .getAvailable();
  }
}
