package id.karcis.booking.checkin;

import com.google.protobuf.ByteString;
import id.karcis.api.booking.v1.OfflineBundle;
import id.karcis.api.booking.v1.OfflineBundle.BundledTicket;
import id.karcis.api.booking.v1.ScanTicketRequest;
import id.karcis.api.booking.v1.SyncCheckInsRequest;
import id.karcis.api.booking.v1.SyncCheckInsResponse;
import id.karcis.api.booking.v1.SyncCheckInsResponse.Result;
import id.karcis.api.booking.v1.SyncCheckInsResponse.Result.Outcome;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.checkin.Bundles.Bundle;
import id.karcis.booking.checkin.Scans.Admission;
import id.karcis.booking.ticket.QrKey;
import id.karcis.booking.ticket.Ticket;
import id.karcis.booking.ticket.TicketProtos;
import id.karcis.platform.validation.Ids;
import java.util.List;
import java.util.stream.IntStream;

/// The gate on the wire.
final class CheckInProtos {

  /// Clients take 4 MiB without being told otherwise; tickets of long names end a page early.
  private static final int MAX_BUNDLE_BYTES = 3 * 1024 * 1024;

  private CheckInProtos() {}

  static ScannedCode toCode(ScanTicketRequest request) {
    return toCode("ticketId", request.getTicketId(), request.getQrPayload());
  }

  private static ScannedCode toCode(String field, String ticketId, String qrPayload) {
    return new ScannedCode(qrPayload, ticketId.isEmpty() ? null : Ids.uuid(field, ticketId));
  }

  static List<OfflineScan> toScans(SyncCheckInsRequest request) {
    return IntStream.range(0, request.getScansCount())
        .mapToObj(i -> toScan("scans[%d].ticketId".formatted(i), request.getScans(i)))
        .toList();
  }

  private static OfflineScan toScan(String field, SyncCheckInsRequest.Scan scan) {
    return new OfflineScan(
        toCode(field, scan.getTicketId(), scan.getQrPayload()),
        GrpcTimes.instant(scan.getScanTime()),
        scan.getGate());
  }

  static OfflineBundle toProto(Bundle bundle) {
    var proto =
        OfflineBundle.newBuilder()
            .setEventId(bundle.eventId().toString())
            .setEventName(bundle.eventName())
            .setAsOfTime(GrpcTimes.timestamp(bundle.asOfTime()))
            .addAllKeys(bundle.keys().stream().map(CheckInProtos::toProto).toList());
    int bytes = 0;
    for (var ticket : bundle.tickets()) {
      var bundled = toProto(ticket);
      bytes += bundled.getSerializedSize();
      if (bytes > MAX_BUNDLE_BYTES) {
        break;
      }
      proto.addTickets(bundled);
    }
    boolean isCut = proto.getTicketsCount() < bundle.tickets().size();
    if (isCut || bundle.mayHaveMore()) {
      var last = bundle.tickets().get(proto.getTicketsCount() - 1);
      proto.setNextPageToken(Bundles.tokenAfter(bundle.eventId(), last.id()));
    }
    return proto.build();
  }

  private static OfflineBundle.Key toProto(QrKey key) {
    return OfflineBundle.Key.newBuilder()
        .setKeyId(key.id())
        .setPublicKey(ByteString.copyFrom(key.publicKey()))
        .build();
  }

  private static BundledTicket toProto(Ticket ticket) {
    var proto =
        BundledTicket.newBuilder()
            .setTicketId(ticket.id().toString())
            .setOrderCode(ticket.orderCode())
            .setIssueNumber(ticket.issueNumber())
            .setSeat(TicketProtos.seat(ticket))
            .setStatus(TicketProtos.status(ticket));
    var checkIn = ticket.checkIn();
    if (checkIn != null) {
      proto.setCheckInTime(GrpcTimes.timestamp(checkIn.time())).setCheckInGate(checkIn.gate());
    }
    return proto.build();
  }

  static SyncCheckInsResponse toProto(List<Verdict> verdicts) {
    return SyncCheckInsResponse.newBuilder()
        .addAllResults(verdicts.stream().map(CheckInProtos::toProto).toList())
        .build();
  }

  private static Result toProto(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Admitted(var admission) -> result(Outcome.ADMITTED, admission);
      case Verdict.Duplicate(var admission) -> result(Outcome.DUPLICATE, admission);
      case Verdict.Cancelled(var id) -> result(Outcome.CANCELLED, id.toString());
      case Verdict.NotGenuine() -> result(Outcome.NOT_GENUINE, "");
      case Verdict.Replaced(var id) -> result(Outcome.NOT_GENUINE, id.toString());
      case Verdict.Unknown() -> result(Outcome.UNKNOWN, "");
      case Verdict.WrongEvent(var id) -> result(Outcome.WRONG_EVENT, id.toString());
    };
  }

  private static Result result(Outcome outcome, Admission admission) {
    return result(outcome, admission.ticketId().toString()).toBuilder()
        .setCheckInTime(GrpcTimes.timestamp(admission.time()))
        .setCheckInGate(admission.gate())
        .build();
  }

  private static Result result(Outcome outcome, String ticketId) {
    return Result.newBuilder().setOutcome(outcome).setTicketId(ticketId).build();
  }
}
