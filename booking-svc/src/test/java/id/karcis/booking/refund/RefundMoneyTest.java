package id.karcis.booking.refund;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.booking.event.RefundPolicy;
import id.karcis.booking.event.RefundPolicy.Approval;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.OrderItem;
import id.karcis.booking.order.OrderStatus;
import id.karcis.platform.persistence.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The arithmetic of shares and fees, over random orders. A failure names its seed.
class RefundMoneyTest {

  private static final int ORDERS = 5_000;
  private static final long DEAREST = 9_000_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    // share, percent, per ticket, fee
    "1000, 0, 0, 0",
    "1000, 15, 0, 150",
    "999, 15, 0, 149",
    "1, 99, 0, 0",
    "1000, 10, 50, 150",
    "1000, 50, 900, 1000",
    "0, 50, 900, 0",
    "1000, 100, 1, 1000",
    "9223372036854775807, 99, 9223372036854775807, 9223372036854775807",
    "9223372036854775807, 50, 0, 4611686018427387903",
  })
  void keepsThePercentageRoundedDownAndTheRestOfTheFee(
      long share, int percent, long perTicket, long fee) {
    assertThat(terms(percent, perTicket).feeMinor(share)).isEqualTo(fee);
  }

  @Test
  void whatGoesBackAndWhatIsKeptIsWhatWasPaidHoweverItIsAskedFor() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < ORDERS; i++) {
      var order = order(random);
      var terms = terms(random.nextInt(101), random.nextLong(3) * random.nextLong(20_000));
      long back = 0;
      long kept = 0;
      var left =
          new ArrayList<>(
              order.items().stream().flatMap(item -> item.ticketIds().stream()).toList());
      while (!left.isEmpty()) {
        var some = new HashSet<>(left.subList(0, 1 + random.nextInt(left.size())));
        left.removeAll(some);
        var money = TicketShares.afterFee(order, some, terms);
        assertThat(money)
            .as("seed %d", seed)
            .hasSameSizeAs(some)
            .allMatch(one -> one.amountMinor() >= 0 && one.feeMinor() >= 0);
        back += TicketMoney.amount(money);
        kept += TicketMoney.fee(money);
      }
      assertThat(back + kept).as("seed %d, order %d", seed, i).isEqualTo(order.totalMinor());
    }
  }

  @Test
  void noTicketGetsMoreOffThanItsPartAndOneUnit() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < ORDERS; i++) {
      var order = order(random);
      for (var item : order.items()) {
        for (var money : TicketShares.inFull(order, item.ticketIds())) {
          long off = item.unitPriceMinor() - money.amountMinor();
          var exact =
              (double) order.discountMinor()
                  * item.unitPriceMinor()
                  / Math.max(1, order.subtotalMinor());
          assertThat((double) off)
              .as("seed %d, order %d", seed, i)
              .isBetween(exact - 1 - exact * 1e-9, exact + 1 + exact * 1e-9);
        }
      }
    }
  }

  private static RefundTerms terms(int percent, long perTicket) {
    var policy = new RefundPolicy(Approval.AUTOMATIC, Duration.ZERO, percent, perTicket);
    return new RefundTerms(policy, Instant.EPOCH, false);
  }

  private static Order order(Random random) {
    var items = new ArrayList<OrderItem>();
    long subtotal = 0;
    for (int i = 0; i <= random.nextInt(5); i++) {
      int quantity = random.nextBoolean() ? 1 : 1 + random.nextInt(9);
      long price =
          random.nextInt(4) == 0 ? 0 : random.nextLong(random.nextBoolean() ? 50 : DEAREST);
      items.add(item(quantity, price));
      subtotal += quantity * price;
    }
    long discount = random.nextInt(3) == 0 ? 0 : random.nextLong(subtotal + 1);
    return new Order(
        UuidV7.next(),
        "BKG-TEST",
        UuidV7.next(),
        UuidV7.next(),
        OrderStatus.PAID,
        "IDR",
        subtotal,
        discount,
        subtotal - discount,
        UuidV7.next(),
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        null,
        null,
        "",
        0,
        RefundPolicy.DEFAULT,
        items);
  }

  private static OrderItem item(int quantity, long price) {
    var tickets = Stream.generate(UuidV7::next).limit(quantity).toList();
    return new OrderItem(
        UuidV7.next(), UuidV7.next(), null, quantity, price, "", List.copyOf(tickets));
  }
}
