package id.karcis.booking.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.booking.event.RefundPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaidSharesTest {

  private static final UUID SOME = new UUID(0, 1);

  private static OrderItem item(int quantity, long priceMinor) {
    return new OrderItem(UUID.randomUUID(), SOME, null, quantity, priceMinor, "", List.of());
  }

  private static Order order(long discountMinor, OrderItem... items) {
    long subtotal = List.of(items).stream().mapToLong(i -> i.quantity() * i.unitPriceMinor()).sum();
    return new Order(
        SOME,
        "BKG-AAAAA",
        SOME,
        SOME,
        OrderStatus.PAID,
        "IDR",
        subtotal,
        discountMinor,
        subtotal - discountMinor,
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        1,
        "CODE",
        null,
        "",
        0,
        RefundPolicy.DEFAULT,
        List.of(items));
  }

  private static List<Long> paid(Order order) {
    return PaidShares.of(order).all().stream().map(PaidShares.Share::paidMinor).toList();
  }

  @Test
  void isThePriceWithoutADiscount() {
    assertThat(paid(order(0, item(2, 100), item(1, 50)))).containsExactly(100L, 100L, 50L);
  }

  @Test
  void takesPartsInProportionAndWhatRemainsFromTheFirst() {
    assertThat(paid(order(100, item(3, 100)))).containsExactly(66L, 67L, 67L);
    assertThat(paid(order(11, item(1, 300), item(2, 100)))).containsExactly(293L, 98L, 98L);
  }

  @Test
  void takesNothingFromFreeTickets() {
    assertThat(paid(order(1, item(1, 0), item(3, 10)))).containsExactly(0L, 9L, 10L, 10L);
  }

  @Test
  void leavesNothingOfAnOrderThatIsGiven() {
    assertThat(paid(order(230, item(2, 100), item(1, 30)))).containsExactly(0L, 0L, 0L);
  }

  @Test
  void copesWithSumsThatMultiplyBeyondALong() {
    long price = Long.MAX_VALUE / 4;
    assertThat(paid(order(price, item(3, price))).stream().mapToLong(Long::longValue).sum())
        .isEqualTo(2 * price);
  }

  @Test
  void addsUpToTheTotalWithEveryShareBetweenNothingAndThePrice() {
    var random = new Random(42);
    for (int round = 0; round < 2_000; round++) {
      var items =
          IntStream.rangeClosed(0, random.nextInt(6))
              .mapToObj(
                  _ -> item(1 + random.nextInt(20), random.nextLong(1 + random.nextInt(5_000))))
              .toArray(OrderItem[]::new);
      var full = order(0, items);
      var order = order(random.nextLong(full.subtotalMinor() + 1), items);
      var shares = PaidShares.of(order).all();
      assertThat(shares.stream().mapToLong(PaidShares.Share::paidMinor).sum())
          .isEqualTo(order.totalMinor());
      assertThat(shares).allMatch(s -> s.paidMinor() >= 0 && s.paidMinor() <= s.priceMinor());
    }
  }

  @Test
  void isFoundByLineAndPlace() {
    var first = item(2, 100);
    var shares = PaidShares.of(order(1, first));
    assertThat(shares.paidMinor(first.id(), 1)).isEqualTo(99);
    assertThat(shares.paidMinor(first.id(), 2)).isEqualTo(100);
    assertThatThrownBy(() -> shares.paidMinor(first.id(), 3))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
