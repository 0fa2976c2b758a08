package id.karcis.booking.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.booking.v1.GetTicketCalendarRequest;
import id.karcis.api.booking.v1.GetTicketPdfRequest;
import id.karcis.api.booking.v1.GetTicketQrRequest;
import id.karcis.api.booking.v1.GetTicketQrRequest.Format;
import id.karcis.api.booking.v1.GetTicketRequest;
import id.karcis.api.booking.v1.ListMyTicketsRequest;
import id.karcis.api.booking.v1.Ticket;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// TicketService.
class TicketContractTest extends SellingTest {

  private final UUID buyer = UUID.randomUUID();

  @Autowired private QrPayloads payloads;

  @Test
  void showsWhatWasBought() {
    var show = TestShow.create(jdbc, 2, 0);
    var order = paid(buyer, seats(show, show.seat(1)));
    var ticket = tickets(buyer).getTicket(named(order.getItems(0).getTicketIds(0)));
    assertThat(ticket.getOrderCode()).isEqualTo(order.getCode());
    assertThat(ticket.getEventName()).isEqualTo(TestShow.NAME);
    assertThat(ticket.getSeat().getSection()).isEqualTo("Balkon");
    assertThat(ticket.getSeat().getRow()).isEqualTo("A");
    assertThat(ticket.getSeat().getNumber()).isEqualTo("2");
    assertThat(ticket.getStatus()).isEqualTo(Ticket.Status.VALID);
    var payload = payloads.verify(ticket.getQrPayload()).orElseThrow();
    assertThat(payload.ticketId()).isEqualTo(UUID.fromString(ticket.getId()));
    assertThat(payload.seatMark()).isEqualTo(show.seat(1).getLeastSignificantBits());
  }

  @Test
  void showsStandingPlacesByTheirCategory() {
    var show = TestShow.create(jdbc, 1, 2);
    var order = paid(buyer, places(show, 1));
    var seat = tickets(buyer).getTicket(named(order.getItems(0).getTicketIds(0))).getSeat();
    assertThat(seat.getSection()).isEqualTo("FESTIVAL");
    assertThat(seat.getRow()).isEmpty();
    assertThat(seat.getNumber()).isEmpty();
  }

  @Test
  void listsTicketsPageByPageNewestFirst() {
    var show = TestShow.create(jdbc, 1, 10);
    var older = paid(buyer, places(show, 3));
    var newer = paid(buyer, places(show, 2));
    paid(UUID.randomUUID(), places(show, 1));
    var seen = new ArrayList<Ticket>();
    var request = ListMyTicketsRequest.newBuilder().setPageSize(2);
    do {
      var page = tickets(buyer).listMyTickets(request.build());
      assertThat(page.getTicketsCount()).isLessThanOrEqualTo(2);
      seen.addAll(page.getTicketsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    assertThat(seen).extracting(Ticket::getId).hasSize(5).doesNotHaveDuplicates();
    assertThat(seen.subList(0, 2)).extracting(Ticket::getOrderId).containsOnly(newer.getId());
    assertThat(seen.subList(2, 5)).extracting(Ticket::getOrderId).containsOnly(older.getId());
  }

  @Test
  void refusesPageTokensOfOthersAndNegativeSizes() {
    var show = TestShow.create(jdbc, 1, 10);
    paid(buyer, places(show, 3));
    var first =
        tickets(buyer).listMyTickets(ListMyTicketsRequest.newBuilder().setPageSize(1).build());
    var stolen = ListMyTicketsRequest.newBuilder().setPageToken(first.getNextPageToken()).build();
    assertThat(refusal(() -> tickets(UUID.randomUUID()).listMyTickets(stolen)).reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
    var negative = ListMyTicketsRequest.newBuilder().setPageSize(-1).build();
    assertThat(refusal(() -> tickets(buyer).listMyTickets(negative)).reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
  }

  @Test
  void givesFilesOfATicket() {
    var show = TestShow.create(jdbc, 1, 0);
    var id = paid(buyer, seats(show, show.seat(0))).getItems(0).getTicketIds(0);
    var png = tickets(buyer).getTicketQr(GetTicketQrRequest.newBuilder().setId(id).build());
    assertThat(png.getContentType()).isEqualTo("image/png");
    assertThat(png.getData().substring(1, 4).toStringUtf8()).isEqualTo("PNG");
    var svg =
        tickets(buyer)
            .getTicketQr(GetTicketQrRequest.newBuilder().setId(id).setFormat(Format.SVG).build());
    assertThat(svg.getContentType()).isEqualTo("image/svg+xml");
    assertThat(svg.getData().toStringUtf8()).contains("<svg");
    var pdf = tickets(buyer).getTicketPdf(GetTicketPdfRequest.newBuilder().setId(id).build());
    assertThat(pdf.getContentType()).isEqualTo("application/pdf");
    assertThat(pdf.getData().substring(0, 5).toStringUtf8()).isEqualTo("%PDF-");
    var calendar =
        tickets(buyer).getTicketCalendar(GetTicketCalendarRequest.newBuilder().setId(id).build());
    assertThat(calendar.getContentType()).isEqualTo("text/calendar; charset=utf-8");
    assertThat(calendar.getData().toStringUtf8()).contains("BEGIN:VEVENT");
  }

  @Test
  void namesItsFiles() {
    var show = TestShow.create(jdbc, 1, 1);
    var order = paid(buyer, places(show, 1));
    var id = order.getItems(0).getTicketIds(0);
    var headers = new AtomicReference<Metadata>();
    var stub =
        tickets(buyer)
            .withInterceptors(
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
    stub.getTicketPdf(GetTicketPdfRequest.newBuilder().setId(id).build());
    var disposition = Metadata.Key.of("content-disposition", Metadata.ASCII_STRING_MARSHALLER);
    assertThat(headers.get().get(disposition))
        .isEqualTo("inline; filename=\"karcis-%s-%s.pdf\"".formatted(order.getCode(), id));
  }

  @Test
  void hidesTicketsFromStrangers() {
    var show = TestShow.create(jdbc, 1, 1);
    var id = paid(buyer, places(show, 1)).getItems(0).getTicketIds(0);
    var stranger = tickets(UUID.randomUUID());
    assertThat(refusal(() -> stranger.getTicket(named(id))).code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(
            refusal(() -> stranger.getTicketPdf(GetTicketPdfRequest.newBuilder().setId(id).build()))
                .code())
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal(() -> stranger.getTicket(named("nonsense"))).reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
  }

  private static GetTicketRequest named(String id) {
    return GetTicketRequest.newBuilder().setId(id).build();
  }
}
