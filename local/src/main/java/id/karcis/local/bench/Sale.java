package id.karcis.local.bench;

import java.time.Duration;
import java.util.List;

/// A whole sale as a buyer's program does it: hold, order, pay, read the tickets.
final class Sale {

  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL_PAUSE = Duration.ofMillis(20);

  private Sale() {}

  static Purchase make(Way way, String token, String eventId, List<String> seatIds) {
    return finish(way, token, way.hold(token, eventId, seatIds), seatIds.size());
  }

  /// The rest of a sale whose seats are held.
  static Purchase finish(Way way, String token, String holdId, int seats) {
    var order = way.order(token, holdId);
    var paid = settled(way, token, way.pay(token, order.code()));
    if (paid.tickets() != seats || way.readTickets(token) == 0) {
      throw Failure.wrong("paid without tickets");
    }
    return paid;
  }

  /// Money and tickets are two services: the answer to the payment may come before the tickets.
  private static Purchase settled(Way way, String token, Purchase purchase) {
    var deadline = System.nanoTime() + SETTLE_LIMIT.toNanos();
    var now = purchase;
    while (!now.paid()) {
      if (System.nanoTime() > deadline) {
        throw Failure.wrong("not settled within " + SETTLE_LIMIT.toSeconds() + " s");
      }
      Wait.of(POLL_PAUSE);
      now = way.look(token, purchase.code());
    }
    return now;
  }
}
