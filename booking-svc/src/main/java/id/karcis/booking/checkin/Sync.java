package id.karcis.booking.checkin;

import id.karcis.booking.event.EventSales;
import id.karcis.booking.ticket.QrPayload;
import id.karcis.booking.ticket.QrPayloads;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketStatus;
import id.karcis.booking.ticket.Tickets;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.UuidV7;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in what gates scanned without a network. The earliest scan of a ticket wins, whoever
/// reports first; the same scans always end in the same state.
@Component
class Sync {

  private final EventSales events;
  private final Tickets tickets;
  private final QrPayloads payloads;
  private final Scans scans;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final TransactionTemplate transactions;

  Sync(
      EventSales events,
      Tickets tickets,
      QrPayloads payloads,
      Scans scans,
      DatabaseClock clock,
      AuditLog audit,
      TransactionTemplate transactions) {
    this.events = events;
    this.tickets = tickets;
    this.payloads = payloads;
    this.scans = scans;
    this.clock = clock;
    this.audit = audit;
    this.transactions = transactions;
  }

  /// An offline scan on its way to its verdict, which is null while it is open.
  ///
  /// @param payload null for a scan by id
  private record Judged(
      OfflineScan scan,
      @Nullable UUID ticketId,
      @Nullable QrPayload payload,
      @Nullable Scan row,
      @Nullable Verdict verdict) {

    Judged end(Verdict end) {
      return new Judged(scan, ticketId, payload, row, end);
    }

    Judged take(Scan taken) {
      return new Judged(scan, ticketId, payload, taken, null);
    }
  }

  /// Returns a verdict for each scan, in their order. Refuses NOT_FOUND for an unknown event.
  ///
  /// @param by who sends them
  List<Verdict> take(UUID eventId, List<OfflineScan> sent, UUID by) {
    var _ = events.recent(eventId);
    var read = sent.stream().map(this::read).toList();
    return Objects.requireNonNull(transactions.execute(_ -> judge(eventId, read, by)));
  }

  /// Signatures are verified before anything is locked.
  private Judged read(OfflineScan scan) {
    var byId = scan.code().ticketId();
    if (byId != null) {
      return new Judged(scan, byId, null, null, null);
    }
    return payloads
        .verify(scan.code().qrPayload())
        .map(payload -> new Judged(scan, payload.ticketId(), payload, null, null))
        .orElseGet(() -> new Judged(scan, null, null, null, new Verdict.NotGenuine()));
  }

  private List<Verdict> judge(UUID eventId, List<Judged> read, UUID by) {
    var ids = read.stream().map(Judged::ticketId).filter(Objects::nonNull).distinct().toList();
    var known =
        tickets.lock(ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
    var now = clock.instant();
    var judged = read.stream().map(it -> check(it, eventId, known, now, by)).toList();
    var rows = judged.stream().map(Judged::row).filter(Objects::nonNull).toList();
    int changed = scans.add(rows, by);
    var admissions = scans.admissions(ids);
    audit.record(
        "SyncCheckIns",
        "event",
        eventId.toString(),
        Map.of("scans", Integer.toString(read.size()), "admissions", Integer.toString(changed)));
    var verdicts = new ArrayList<Verdict>();
    judged.forEach(it -> verdicts.add(verdict(it, admissions)));
    return verdicts;
  }

  /// Ends what cannot be, and takes in what is a scan of a ticket of this event, a cancelled one
  /// too.
  private static Judged check(
      Judged it, UUID eventId, Map<UUID, Ticket> known, Instant now, UUID by) {
    if (it.verdict() != null) {
      return it;
    }
    var ticket = known.get(Objects.requireNonNull(it.ticketId()));
    if (ticket == null) {
      return it.end(new Verdict.Unknown());
    }
    var payload = it.payload();
    if (payload != null && !payload.isCurrentOf(ticket)) {
      return it.end(new Verdict.Replaced(ticket.id()));
    }
    if (!ticket.eventId().equals(eventId)) {
      return it.end(new Verdict.WrongEvent(ticket.id()));
    }
    var taken = it.take(row(it.scan(), ticket, now, by));
    return ticket.status() == TicketStatus.CANCELLED
        ? taken.end(new Verdict.Cancelled(ticket.id()))
        : taken;
  }

  private static Scan row(OfflineScan scan, Ticket ticket, Instant now, UUID by) {
    // As the database keeps it.
    var stated = scan.time().truncatedTo(ChronoUnit.MICROS);
    var time = isPossible(stated, ticket, now) ? stated : now;
    return new Scan(UuidV7.next(), ticket.id(), stated, time, scan.gate(), by);
  }

  /// A scan of the future, or of a ticket that was not there yet, tells that the gate's clock is
  /// wrong. It must not win over one whose clock is right.
  private static boolean isPossible(Instant stated, Ticket ticket, Instant now) {
    return !stated.isAfter(now) && !stated.isBefore(ticket.createTime());
  }

  private static Verdict verdict(Judged it, Map<UUID, Scans.Admission> admissions) {
    var known = it.verdict();
    if (known != null) {
      return known;
    }
    var scan = Objects.requireNonNull(it.row());
    var admission = Objects.requireNonNull(admissions.get(scan.ticketId()));
    return admission.isOf(scan)
        ? new Verdict.Admitted(admission)
        : new Verdict.Duplicate(admission);
  }
}
