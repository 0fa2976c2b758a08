package id.karcis.booking.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How sales stood at one moment. Money is minor units of its currency.
///
/// @param event empty for all events
/// @param capacity tickets that can be sold
/// @param totals one for each currency, by its code
/// @param sections in the order of the hall; empty for all events
/// @param days by day and currency
/// @param phases in the order of their first sale; empty for all events
/// @param latest newest first
record Figures(
    Optional<UUID> event,
    Instant asOf,
    long capacity,
    List<Totals> totals,
    List<Section> sections,
    List<Day> days,
    List<PhaseOfType> phases,
    List<Movement> latest) {

  /// All sales in one currency.
  record Totals(
      String currencyCode,
      long orders,
      long sold,
      long cancelled,
      long grossMinor,
      long refundedMinor) {

    long revenueMinor() {
      return grossMinor - refundedMinor;
    }

    long living() {
      return sold - cancelled;
    }
  }

  /// How full a section is; floors of one category are one.
  record Section(
      String name, String seatCategory, long capacity, long sold, long held, long blocked) {}

  /// A day's sales in one currency.
  record Day(LocalDate date, String currencyCode, long sold, long cancelled, long revenueMinor) {}

  /// Sales of a ticket type in a phase.
  record PhaseOfType(
      UUID ticketTypeId,
      String ticketTypeName,
      String phase,
      String currencyCode,
      long living,
      long revenueMinor) {}

  /// A sale, or a refund that arrived.
  record Movement(
      boolean refund,
      UUID orderId,
      String orderCode,
      UUID eventId,
      long amountMinor,
      String currencyCode,
      int ticketCount,
      Instant time) {}

  Figures {
    totals = List.copyOf(totals);
    sections = List.copyOf(sections);
    days = List.copyOf(days);
    phases = List.copyOf(phases);
    latest = List.copyOf(latest);
  }

  /// Tickets sold that are not cancelled.
  long living() {
    return totals.stream().mapToLong(Totals::living).sum();
  }
}
