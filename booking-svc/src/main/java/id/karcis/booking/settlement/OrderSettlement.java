package id.karcis.booking.settlement;

import id.karcis.booking.dashboard.SaleJournal;
import id.karcis.booking.mail.OrderMails;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.OrderCharges;
import id.karcis.booking.order.Orders;
import id.karcis.booking.order.Reservations;
import id.karcis.booking.order.Settler;
import id.karcis.booking.refund.Returns;
import id.karcis.booking.settlement.Settlements.Settlement;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Decides what money buys. One transaction each: the order's row is locked, the payment's decision
/// looked up, and only if there is none made and written together with all that follows from it.
/// Whoever comes second finds the decision. Nothing is bought of an event that was cancelled.
@Component
class OrderSettlement implements Settler {

  private static final Logger log = LoggerFactory.getLogger(OrderSettlement.class);

  private final Orders orders;
  private final OrderCharges charges;
  private final Reservations reservations;
  private final Tickets tickets;
  private final Settlements settlements;
  private final Returns returns;
  private final CancelledEvents events;
  private final OrderMails mails;
  private final SaleJournal journal;
  private final DatabaseClock clock;

  OrderSettlement(
      Orders orders,
      OrderCharges charges,
      Reservations reservations,
      Tickets tickets,
      Settlements settlements,
      Returns returns,
      CancelledEvents events,
      OrderMails mails,
      SaleJournal journal,
      DatabaseClock clock) {
    this.orders = orders;
    this.charges = charges;
    this.reservations = reservations;
    this.tickets = tickets;
    this.settlements = settlements;
    this.returns = returns;
    this.events = events;
    this.mails = mails;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Settled settle(Paid paid) {
    var order = lock(paid.orderId());
    var known = settlements.find(paid.paymentId());
    if (known.isPresent()) {
      requireSameOrder(known.get(), paid);
      return known.get().outcome();
    }
    var outcome = decide(order, paid);
    settlements.add(
        paid.paymentId(),
        new Settlement(order.id(), outcome, paid.amountMinor(), paid.currencyCode()));
    if (outcome == Settled.REFUND_DUE) {
      returns.sendBack(order, paid, why(order, paid));
      charges.end(order.id(), paid.paymentId());
      mails.lateRefund(order.id());
    }
    log.atInfo()
        .addKeyValue("order", order.code())
        .addKeyValue("payment", paid.paymentId())
        .log("order {} was {}: {}", order.code(), order.status(), outcome);
    return outcome;
  }

  @Override
  @Transactional
  public Settled settleFree(UUID orderId) {
    var order = lock(orderId);
    if (order.totalMinor() != 0) {
      throw new IllegalArgumentException("order %s is not free".formatted(order.code()));
    }
    return switch (order.status()) {
      case PAID -> Settled.SETTLED;
      case PENDING_PAYMENT -> issue(order, null, clock.instant());
      case EXPIRED, CANCELLED, REFUNDED, PARTIALLY_REFUNDED -> Settled.REFUND_DUE;
    };
  }

  /// An order that ran out is served like any other as long as nobody else has what it kept. Money
  /// that is not what the order costs buys nothing: asking again would not make it right, so it
  /// goes back.
  private Settled decide(Order order, Paid paid) {
    if (!Totals.match(order, paid.amountMinor(), paid.currencyCode())) {
      log.atError()
          .addKeyValue("order", order.code())
          .addKeyValue("payment", paid.paymentId())
          .log("goes back: {}", why(order, paid));
      return Settled.REFUND_DUE;
    }
    return switch (order.status()) {
      case PENDING_PAYMENT, EXPIRED -> issue(order, paid.paymentId(), paid.paidTime());
      case PAID, CANCELLED, REFUNDED, PARTIALLY_REFUNDED -> Settled.REFUND_DUE;
    };
  }

  private static String why(Order order, Paid paid) {
    return Totals.match(order, paid.amountMinor(), paid.currencyCode())
        ? "order %s was %s".formatted(order.code(), order.status())
        : "order %s costs %d %s in minor units, %d %s were paid"
            .formatted(
                order.code(),
                order.totalMinor(),
                order.currencyCode(),
                paid.amountMinor(),
                paid.currencyCode());
  }

  private Settled issue(Order order, @Nullable UUID paymentId, Instant paidTime) {
    if (events.has(order) || !reservations.keep(order)) {
      return Settled.REFUND_DUE;
    }
    require(orders.markPaid(order.id(), paymentId, paidTime), () -> "locked but not payable");
    int issued = tickets.issue(order.id());
    int expected = order.ticketsPerType().values().stream().mapToInt(Integer::intValue).sum();
    require(issued == expected, () -> "%d tickets, expected %d".formatted(issued, expected));
    journal.sold(order.id());
    mails.paid(order.id());
    return Settled.SETTLED;
  }

  private Order lock(UUID orderId) {
    return orders.lock(orderId).orElseThrow(() -> Refusals.notFound("order", orderId.toString()));
  }

  private static void requireSameOrder(Settlement known, Paid paid) {
    if (!known.orderId().equals(paid.orderId())) {
      throw Refusals.invalid(
          "paymentId", paid.paymentId().toString(), "a payment of order " + paid.orderId());
    }
  }

  private static void require(boolean condition, Supplier<String> message) {
    if (!condition) {
      throw new IllegalStateException(message.get());
    }
  }
}
