package id.karcis.booking.checkin;

import id.karcis.booking.checkin.Scans.Admission;
import java.util.UUID;

/// What became of an offline scan.
sealed interface Verdict {

  /// This scan admits.
  record Admitted(Admission admission) implements Verdict {}

  /// An earlier scan admits.
  record Duplicate(Admission admission) implements Verdict {}

  /// The ticket was cancelled.
  record Cancelled(UUID ticketId) implements Verdict {}

  /// We did not sign the code.
  record NotGenuine() implements Verdict {}

  /// A newer code replaced it.
  record Replaced(UUID ticketId) implements Verdict {}

  /// No such ticket.
  record Unknown() implements Verdict {}

  /// It is a ticket of another event.
  record WrongEvent(UUID ticketId) implements Verdict {}
}
