package id.karcis.booking.limit;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Limits of seat categories, in orders of seats and places together.
class CategoryLimitTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();

  private TestShow show() {
    return TestShow.create(jdbc, 6, 10);
  }

  private static void limit(TestShow show, String category, int tickets) {
    show.change(
        "INSERT INTO event_category_limits VALUES (?, ?, ?)", show.eventId(), category, tickets);
  }

  private static CreateOrderRequest mixed(TestShow show, int places, UUID... seats) {
    return seats(show, seats).toBuilder().addAllItems(places(show, places).getItemsList()).build();
  }

  @Test
  void countsSeatsAndPlacesOfAMixedOrderEachByTheirCategory() {
    var show = show();
    limit(show, "VIP", 2);
    limit(show, "FESTIVAL", 3);
    var _ = orders(buyer).createOrder(mixed(show, 2, show.seat(0)));

    var seats =
        refusal(() -> orders(buyer).createOrder(mixed(show, 1, show.seat(1), show.seat(2))));
    assertThat(seats.reason()).isEqualTo(ErrorReason.PURCHASE_LIMIT_EXCEEDED);
    assertThat(seats.metadata())
        .containsEntry("scope", "SEAT_CATEGORY")
        .containsEntry("limit", "2")
        .containsEntry("owned", "1")
        .containsEntry("requested", "2");

    var places = refusal(() -> orders(buyer).createOrder(mixed(show, 2, show.seat(1))));
    assertThat(places.metadata())
        .containsEntry("scope", "SEAT_CATEGORY")
        .containsEntry("limit", "3")
        .containsEntry("owned", "2")
        .containsEntry("requested", "2");
    assertThat(show.claimed()).isEqualTo(2);

    var _ = orders(buyer).createOrder(mixed(show, 1, show.seat(1)));
    assertThat(show.claimed()).isEqualTo(3);
  }

  @Test
  void leavesNothingHeldByAnOrderThatItRefused() {
    var show = show();
    limit(show, "FESTIVAL", 1);

    assertThat(refusal(() -> orders(buyer).createOrder(mixed(show, 2, show.seat(0)))).reason())
        .isEqualTo(ErrorReason.PURCHASE_LIMIT_EXCEEDED);

    var _ = orders(UUID.randomUUID()).createOrder(seats(show, show.seat(0)));
    assertThat(
            show.number(
                "SELECT count(*) FROM buyer_claims WHERE user_id = ? AND event_id = ?",
                buyer,
                show.eventId()))
        .isZero();
  }
}
