package id.karcis.booking.ticket;

import java.util.UUID;

/// Mails tickets to their owners. Asks another service, so never inside a transaction.
public interface TicketMails {

  /// Orders a mail with a ticket and returns to whom it goes: an address, shortened. Refuses
  /// TICKET_STATE for a cancelled ticket, TOO_MANY_REQUESTS after several mails within an hour,
  /// NOT_FOUND when nobody's address is known.
  ///
  /// @param mailId of the mail; if it was ordered before, nothing happens
  String mail(UUID mailId, Ticket ticket);
}
