package id.karcis.booking.refund;

import java.util.Collection;
import java.util.UUID;

/// What goes back for a ticket, and what of its price is kept; in minor units.
record TicketMoney(UUID ticketId, long amountMinor, long feeMinor) {

  static long amount(Collection<TicketMoney> tickets) {
    return tickets.stream().mapToLong(TicketMoney::amountMinor).sum();
  }

  static long fee(Collection<TicketMoney> tickets) {
    return tickets.stream().mapToLong(TicketMoney::feeMinor).sum();
  }
}
