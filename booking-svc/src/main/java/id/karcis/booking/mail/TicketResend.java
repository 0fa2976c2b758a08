package id.karcis.booking.mail;

import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketMails;
import id.karcis.booking.ticket.TicketRefusals;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Callers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Mails a ticket once more, but not without end: whoever holds an account could fill a stranger's
/// mailbox, since the contact address of an order may be anybody's.
@Component
class TicketResend implements TicketMails {

  /// Mails a ticket within [#SPAN].
  private static final int MOST = 5;

  private static final Duration SPAN = Duration.ofHours(1);

  private final Recipients recipients;
  private final Tickets tickets;
  private final Mails mails;
  private final AuditLog audit;
  private final TransactionTemplate transactions;

  TicketResend(
      Recipients recipients,
      Tickets tickets,
      Mails mails,
      AuditLog audit,
      TransactionTemplate transactions) {
    this.recipients = recipients;
    this.tickets = tickets;
    this.mails = mails;
    this.audit = audit;
    this.transactions = transactions;
  }

  @Override
  public String mail(UUID mailId, Ticket ticket) {
    var recipient =
        recipients
            .of(ticket.orderId())
            .orElseThrow(() -> Refusals.notFound("account", ticket.userId().toString()));
    transactions.executeWithoutResult(_ -> order(mailId, ticket.id()));
    return recipient.hint();
  }

  /// The ticket's lock makes mails of it count one after the other.
  private void order(UUID mailId, UUID ticketId) {
    var ticket =
        tickets.lock(ticketId).orElseThrow(() -> Refusals.notFound("ticket", ticketId.toString()));
    if (mails.has(mailId)) {
      return;
    }
    if (ticket.status() == TicketStatus.CANCELLED) {
      throw TicketRefusals.state(ticket);
    }
    var wait = mails.untilNext(ticketId, MOST, SPAN);
    if (wait.isPositive()) {
      throw Refusals.tooMany(
          "ticket %s was mailed %d times within an hour; look into the junk folder, or print it"
              .formatted(ticketId, MOST),
          wait);
    }
    var _ = mails.add(mailId, MailKind.TICKET, ticket.orderId(), null, ticketId);
    auditForOthers(ticket);
  }

  private void auditForOthers(Ticket ticket) {
    if (!Callers.user().userId().equals(ticket.userId())) {
      audit.record(
          "EmailTicket", "ticket", ticket.id().toString(), Map.of("code", ticket.orderCode()));
    }
  }
}
