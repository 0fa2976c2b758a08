package id.karcis.booking.tickettype;

import com.google.type.Money;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.money.Amounts;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Prices that admins send.
final class GrpcPrices {

  /// Highest price of one ticket, in minor units: a million tickets at it, more than any event has,
  /// still fit the `bigint` that their sum is kept in.
  static final long MAX_MINOR = 1_000_000_000_000L;

  private GrpcPrices() {}

  /// Reads a price in minor units. Refuses INVALID_ARGUMENT naming `field`, a JSON path, for one
  /// above [#MAX_MINOR] and for what [Amounts#minorUnits(String, Money, String)] refuses.
  ///
  /// @param currencyCode of the event; null when that is not known, for whichever was sent
  static long minorUnits(String field, Money sent, @Nullable String currencyCode) {
    var code = Objects.requireNonNullElse(currencyCode, sent.getCurrencyCode());
    var currency = Amounts.currency(field + ".currencyCode", code);
    var most = Amounts.money(MAX_MINOR, currency.getCurrencyCode());
    if (sent.getUnits() > most.getUnits()
        || (sent.getUnits() == most.getUnits() && sent.getNanos() > most.getNanos())) {
      throw Refusals.invalid(
          field + ".units",
          Long.toString(sent.getUnits()),
          String.format(Locale.ROOT, "a price of %s %,d at most", code, most.getUnits()));
    }
    return Amounts.minorUnits(field, sent, code);
  }
}
