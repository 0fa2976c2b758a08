package id.karcis.booking.order;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What was paid for each ticket of an order: its price less its part of the order's discount. The
/// parts are proportional to the prices, rounded down; what remains goes to the first tickets, one
/// minor unit each, that still cost something. So no share is below 0, and all together are the
/// order's total.
///
/// @param all in the order of the lines, and within a line of the tickets' places
public record PaidShares(List<Share> all) {

  public PaidShares {
    all = List.copyOf(all);
  }

  /// The share of one ticket.
  ///
  /// @param place of the ticket within its line, from 1: `tickets.item_position`
  /// @param priceMinor of the ticket, in minor units of the order's currency
  /// @param paidMinor of it what was paid
  public record Share(UUID itemId, int place, long priceMinor, long paidMinor) {}

  /// Shares what an order costs over its tickets.
  public static PaidShares of(Order order) {
    var shares = new ArrayList<Share>();
    long left = order.discountMinor();
    for (var item : order.items()) {
      long off = portion(order, item.unitPriceMinor());
      for (int place = 1; place <= item.quantity(); place++) {
        shares.add(new Share(item.id(), place, item.unitPriceMinor(), item.unitPriceMinor() - off));
        left -= off;
      }
    }
    return new PaidShares(lower(shares, left));
  }

  /// Returns what was paid for a ticket.
  ///
  /// @throws IllegalArgumentException if the order has no such ticket
  public long paidMinor(UUID itemId, int place) {
    return all.stream()
        .filter(share -> share.itemId().equals(itemId) && share.place() == place)
        .mapToLong(Share::paidMinor)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no ticket %d of line %s".formatted(place, itemId)));
  }

  private static long portion(Order order, long priceMinor) {
    if (order.discountMinor() == 0) {
      return 0;
    }
    return BigInteger.valueOf(order.discountMinor())
        .multiply(BigInteger.valueOf(priceMinor))
        .divide(BigInteger.valueOf(order.subtotalMinor()))
        .longValueExact();
  }

  /// What rounding left is less than there are tickets that were rounded, and each of those still
  /// costs something.
  private static List<Share> lower(List<Share> shares, long units) {
    var lowered = new ArrayList<Share>(shares.size());
    long left = units;
    for (var share : shares) {
      boolean takes = left > 0 && share.paidMinor() > 0;
      long paid = share.paidMinor() - (takes ? 1 : 0);
      lowered.add(new Share(share.itemId(), share.place(), share.priceMinor(), paid));
      left -= takes ? 1 : 0;
    }
    return lowered;
  }
}
