package id.karcis.booking.event;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Filters events by the prices in force now. Prices are stored in minor units and asked for in
/// whole ones, so the currencies that do not have a hundredth are listed in the condition.
final class PricesNow {

  private static final int USUAL_MINOR_PER_UNIT = 100;

  /// `WHEN 'JPY' THEN 1 …`, made of the JDK's table and of nothing a caller sends.
  private static final String UNUSUAL_MINOR_PER_UNIT =
      Currency.getAvailableCurrencies().stream()
          .filter(c -> c.getDefaultFractionDigits() >= 0 && c.getDefaultFractionDigits() != 2)
          .sorted((a, b) -> a.getCurrencyCode().compareTo(b.getCurrencyCode()))
          .map(c -> "WHEN '%s' THEN %d".formatted(c.getCurrencyCode(), minorPerUnit(c)))
          .collect(Collectors.joining(" "));

  /// A ticket type with phases costs what the one in force says, and nothing is sold outside them.
  private static final String CONDITION =
      """
      EXISTS (
        SELECT FROM ticket_types t
        LEFT JOIN ticket_type_phases p ON p.ticket_type_id = t.id
        WHERE t.event_id = e.id
          AND (p.ticket_type_id IS NULL OR (p.start_time <= now() AND now() < p.end_time))
          AND coalesce(p.price_minor, t.price_minor) >= %1$s * :minPrice
          AND (:maxPrice = 0 OR coalesce(p.price_minor, t.price_minor) <= %1$s * :maxPrice))
      """
          .formatted(
              "CASE e.currency_code %s ELSE %d END::numeric"
                  .formatted(UNUSUAL_MINOR_PER_UNIT, USUAL_MINOR_PER_UNIT));

  private PricesNow() {}

  static void filter(EventFilter filter, List<String> conditions, Map<String, Object> parameters) {
    conditions.add(CONDITION);
    parameters.put("minPrice", filter.minPrice());
    parameters.put("maxPrice", filter.maxPrice());
  }

  private static int minorPerUnit(Currency currency) {
    var minor = 1;
    for (var digit = 0; digit < currency.getDefaultFractionDigits(); digit++) {
      minor *= 10;
    }
    return minor;
  }
}
