package id.karcis.booking.ticket;

import id.karcis.api.booking.v1.Ticket.TicketSeat;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.event.EventSales;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tickets on the wire, with the name of their event and the text of their QR code.
@Component
public class TicketProtos {

  private final EventSales events;

  TicketProtos(EventSales events) {
    this.events = events;
  }

  /// Translates tickets, in their order.
  public List<id.karcis.api.booking.v1.Ticket> toProtos(List<Ticket> tickets) {
    return tickets.stream().map(this::toProto).toList();
  }

  /// Translates a ticket.
  public id.karcis.api.booking.v1.Ticket toProto(Ticket ticket) {
    var proto =
        id.karcis.api.booking.v1.Ticket.newBuilder()
            .setId(ticket.id().toString())
            .setOrderId(ticket.orderId().toString())
            .setOrderCode(ticket.orderCode())
            .setEventId(ticket.eventId().toString())
            .setEventName(events.recent(ticket.eventId()).name())
            .setTicketTypeId(ticket.ticketTypeId().toString())
            .setSeat(seat(ticket))
            .setStatus(status(ticket))
            .setQrPayload(ticket.qrPayload())
            .setCreateTime(GrpcTimes.timestamp(ticket.createTime()));
    var checkIn = ticket.checkIn();
    if (checkIn != null) {
      proto.setCheckInTime(GrpcTimes.timestamp(checkIn.time())).setCheckInGate(checkIn.gate());
    }
    return proto.build();
  }

  /// Where to sit.
  public static TicketSeat seat(Ticket ticket) {
    return TicketSeat.newBuilder()
        .setSection(ticket.section())
        .setRow(ticket.row())
        .setNumber(ticket.number())
        .build();
  }

  /// Where it is in its life.
  public static id.karcis.api.booking.v1.Ticket.Status status(Ticket ticket) {
    return switch (ticket.status()) {
      case VALID -> id.karcis.api.booking.v1.Ticket.Status.VALID;
      case CHECKED_IN -> id.karcis.api.booking.v1.Ticket.Status.CHECKED_IN;
      case CANCELLED -> id.karcis.api.booking.v1.Ticket.Status.CANCELLED;
    };
  }
}
