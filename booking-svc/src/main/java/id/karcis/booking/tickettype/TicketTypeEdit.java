package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.FieldChecks;
import org.jspecify.annotations.Nullable;

/// What an admin asks a ticket type to become. Prices can only be read once the event's currency is
/// known, hence a function.
@FunctionalInterface
interface TicketTypeEdit {

  /// Returns the fields as they shall be.
  ///
  /// @param current what it is; null for a new one
  /// @param currencyCode which all prices must be in; null when the event is not known
  /// @param checks takes note of bad prices
  TicketTypeFields apply(
      @Nullable TicketTypeFields current, @Nullable String currencyCode, FieldChecks checks);
}
