package id.karcis.booking.mail;

import id.karcis.booking.mail.Letter.Fact;
import id.karcis.booking.order.Order;
import id.karcis.booking.order.Orders;
import id.karcis.booking.ticket.Show;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketSheet;
import id.karcis.booking.ticket.TicketSheets;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Says in words what happened to an order.
@Component
class Letters {

  /// Seats that are named in the text; the papers name them all.
  private static final int MAX_SEATS = 20;

  private final Orders orders;
  private final Tickets tickets;
  private final TicketSheets sheets;
  private final RefundFacts refunds;

  Letters(Orders orders, Tickets tickets, TicketSheets sheets, RefundFacts refunds) {
    this.orders = orders;
    this.tickets = tickets;
    this.sheets = sheets;
    this.refunds = refunds;
  }

  /// Returns nothing when there is nothing to say any more: the tickets were cancelled meanwhile.
  Optional<Letter> write(Mail mail) {
    var order = orders.find(mail.orderId()).orElseThrow();
    return switch (mail.kind()) {
      case PAID -> withTickets(order, livingTickets(order), false);
      case TICKET ->
          withTickets(
              order,
              livingTickets(order).stream().filter(t -> t.id().equals(mail.ticketId())).toList(),
              true);
      case LATE_REFUND -> Optional.of(lateRefund(order));
      case REFUND_DECIDED -> Optional.of(refundDecided(order, refundOf(mail)));
      case REFUNDED -> Optional.of(refunded(order, refundOf(mail)));
      case EVENT_CANCELLED -> Optional.of(eventCancelled(order));
    };
  }

  private static UUID refundOf(Mail mail) {
    return Objects.requireNonNull(mail.refundId());
  }

  private List<Ticket> livingTickets(Order order) {
    return tickets.ofOrder(order.id()).stream()
        .filter(ticket -> ticket.status() != TicketStatus.CANCELLED)
        .toList();
  }

  private Optional<Letter> withTickets(Order order, List<Ticket> living, boolean again) {
    if (living.isEmpty()) {
      return Optional.empty();
    }
    var papers = sheets.of(order.eventId(), living);
    var show = papers.getFirst().show();
    var facts = facts(order, show);
    facts.add(
        new Fact("Total", order.totalMinor() == 0 ? "free" : money(order, order.totalMinor())));
    addSeats(papers, facts);
    var what = living.size() == 1 ? "Your ticket" : "Your %d tickets".formatted(living.size());
    return Optional.of(
        new Letter(
            order.code(),
            "%s for %s (%s)".formatted(what, show.name(), order.code()),
            List.of(
                again
                    ? "Here is your ticket once more."
                    : "Thank you for your order: it is paid, and the places are yours.",
                "Each code admits one person, once. Show it at the gate on your phone or"
                    + " printed, and give it to nobody you do not want to let in."),
            facts,
            papers));
  }

  private static void addSeats(List<TicketSheet> papers, List<Fact> facts) {
    papers.stream()
        .limit(MAX_SEATS)
        .forEach(sheet -> facts.add(new Fact(sheet.ticketTypeName(), sheet.seat())));
    if (papers.size() > MAX_SEATS) {
      facts.add(new Fact("And", papers.size() - MAX_SEATS + " more"));
    }
  }

  private Letter lateRefund(Order order) {
    var show = sheets.show(order.eventId());
    return new Letter(
        order.code(),
        "Your payment for %s goes back (%s)".formatted(show.name(), order.code()),
        List.of(
            "We received a payment that could not buy the tickets of this order: it came too late,"
                + " twice, or was not the amount that the order costs.",
            "All of that payment goes back the way it came, without a fee. You need not do"
                + " anything."),
        facts(order, show),
        List.of());
  }

  private Letter refundDecided(Order order, UUID refundId) {
    var refund = refunds.get(refundId);
    var show = sheets.show(order.eventId());
    var facts = facts(order, show);
    var paragraphs = new ArrayList<String>();
    if (refund.isRejected()) {
      paragraphs.add("The organizer did not agree to your refund. Your tickets stay valid.");
    } else {
      paragraphs.add("Your refund was approved. The tickets it is for admit nobody any more.");
      facts.add(new Fact("Goes back", refund.amount()));
      facts.add(new Fact("Fee", refund.fee()));
    }
    if (!refund.decisionNote().isBlank()) {
      facts.add(new Fact("Organizer's note", refund.decisionNote()));
    }
    var how = refund.isRejected() ? "was declined" : "was approved";
    return new Letter(
        order.code(),
        "Your refund for %s %s (%s)".formatted(show.name(), how, order.code()),
        paragraphs,
        facts,
        List.of());
  }

  private Letter refunded(Order order, UUID refundId) {
    var refund = refunds.get(refundId);
    var show = sheets.show(order.eventId());
    var facts = facts(order, show);
    facts.add(new Fact("Sent back", refund.amount()));
    facts.add(new Fact("Fee", refund.fee()));
    return new Letter(
        order.code(),
        "Your money for %s is on its way back (%s)".formatted(show.name(), order.code()),
        List.of(
            "We sent your money back the way it came. It may take your bank a few days to show it."),
        facts,
        List.of());
  }

  private Letter eventCancelled(Order order) {
    var show = sheets.show(order.eventId());
    return new Letter(
        order.code(),
        "%s was cancelled (%s)".formatted(show.name(), order.code()),
        List.of("We are sorry: this event will not take place.", whatBecomesOf(order)),
        facts(order, show),
        List.of());
  }

  private static String whatBecomesOf(Order order) {
    if (order.paidTime() == null) {
      return "Your order was not paid and is cancelled. You need not do anything: a payment that"
          + " still reaches us goes back in full.";
    }
    var tickets = "Your tickets for it admit nobody any more. ";
    return order.totalMinor() == 0
        ? tickets + "They cost nothing, so nothing goes back."
        : tickets
            + "What you paid for them goes back the way it came, without a fee. You need not do"
            + " anything.";
  }

  private static List<Fact> facts(Order order, Show show) {
    return new ArrayList<>(
        List.of(
            new Fact("Event", show.name()),
            new Fact("When", show.when()),
            new Fact("Where", show.place()),
            new Fact("Order", order.code())));
  }

  private static String money(Order order, long minorUnits) {
    return Texts.money(minorUnits, order.currencyCode());
  }
}
