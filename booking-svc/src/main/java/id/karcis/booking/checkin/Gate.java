package id.karcis.booking.checkin;

import id.karcis.booking.ticket.QrPayload;
import id.karcis.booking.ticket.QrPayloads;
import id.karcis.booking.ticket.QrReading;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketRefusals;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.persistence.DatabaseClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lets the owner of one ticket in, by its QR code or its id.
@Component
class Gate {

  private final Tickets tickets;
  private final QrPayloads payloads;
  private final Scans scans;
  private final DatabaseClock clock;
  private final AuditLog audit;

  Gate(Tickets tickets, QrPayloads payloads, Scans scans, DatabaseClock clock, AuditLog audit) {
    this.tickets = tickets;
    this.payloads = payloads;
    this.scans = scans;
    this.clock = clock;
    this.audit = audit;
  }

  /// Checks a ticket in and returns it. Two gates at once: the second waits for the first and is
  /// then refused ALREADY_CHECKED_IN. Refuses also NOT_FOUND, TICKET_NOT_GENUINE, WRONG_EVENT,
  /// TICKET_STATE.
  ///
  /// @param scanId of the new scan; if there is one, it was this call's before
  /// @param eventId at whose gate it is; null for any
  /// @param by who lets them in
  @Transactional
  Ticket scan(UUID scanId, ScannedCode code, @Nullable UUID eventId, String gate, UUID by) {
    var payload = genuine(code);
    var id = payload.map(QrPayload::ticketId).orElse(code.ticketId());
    var ticket = lock(id);
    if (scans.has(scanId)) {
      return ticket;
    }
    if (payload.isPresent() && !payload.get().isCurrentOf(ticket)) {
      throw CheckInRefusals.replaced(ticket);
    }
    if (eventId != null && !eventId.equals(ticket.eventId())) {
      throw CheckInRefusals.wrongEvent(ticket, eventId);
    }
    requireValid(ticket);
    var now = clock.instant();
    scans.add(List.of(new Scan(scanId, ticket.id(), now, now, gate, by)), by);
    audit.record("ScanTicket", "ticket", ticket.id().toString(), Map.of("gate", gate));
    return tickets.ofIds(List.of(ticket.id())).getFirst();
  }

  private Optional<QrPayload> genuine(ScannedCode code) {
    if (code.ticketId() != null) {
      return Optional.empty();
    }
    return switch (payloads.read(code.qrPayload())) {
      case QrReading.Genuine(QrPayload payload) -> Optional.of(payload);
      case QrReading.Strange(QrReading.Problem problem) ->
          throw CheckInRefusals.notGenuine(problem);
    };
  }

  private Ticket lock(@Nullable UUID id) {
    return Optional.ofNullable(id)
        .flatMap(tickets::lock)
        .orElseThrow(() -> Refusals.notFound("ticket", String.valueOf(id)));
  }

  /// Refuses a ticket that has admitted, or admits no more.
  static void requireValid(Ticket ticket) {
    var first = ticket.checkIn();
    if (ticket.status() == TicketStatus.CHECKED_IN && first != null) {
      throw CheckInRefusals.alreadyIn(ticket, first);
    }
    if (ticket.status() != TicketStatus.VALID) {
      throw TicketRefusals.state(ticket);
    }
  }
}
