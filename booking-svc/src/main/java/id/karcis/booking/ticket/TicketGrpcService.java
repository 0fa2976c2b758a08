package id.karcis.booking.ticket;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import id.karcis.api.booking.v1.EmailTicketRequest;
import id.karcis.api.booking.v1.EmailTicketResponse;
import id.karcis.api.booking.v1.GetTicketCalendarRequest;
import id.karcis.api.booking.v1.GetTicketKeysRequest;
import id.karcis.api.booking.v1.GetTicketPdfRequest;
import id.karcis.api.booking.v1.GetTicketQrRequest;
import id.karcis.api.booking.v1.GetTicketRequest;
import id.karcis.api.booking.v1.ListMyTicketsRequest;
import id.karcis.api.booking.v1.ListMyTicketsResponse;
import id.karcis.api.booking.v1.TicketServiceGrpc;
import id.karcis.booking.catalog.GrpcAnswers;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
import id.karcis.platform.request.ResponseMetadata;
import id.karcis.platform.validation.Ids;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.UUID;
import org.springframework.grpc.server.service.GrpcService;

/// Tickets over gRPC.
@GrpcService
class TicketGrpcService extends TicketServiceGrpc.TicketServiceImplBase {

  private final Tickets tickets;
  private final TicketProtos protos;
  private final TicketFiles files;
  private final TicketMails mails;
  private final QrKeys keys;
  private final IdempotentCalls calls;

  TicketGrpcService(
      Tickets tickets,
      TicketProtos protos,
      TicketFiles files,
      TicketMails mails,
      QrKeys keys,
      IdempotentCalls calls) {
    this.tickets = tickets;
    this.protos = protos;
    this.files = files;
    this.mails = mails;
    this.keys = keys;
    this.calls = calls;
  }

  @Override
  public void listMyTickets(
      ListMyTicketsRequest request, StreamObserver<ListMyTicketsResponse> response) {
    var user = Callers.user().userId();
    var query = "tickets of " + user;
    int size = PageSizes.of(request.getPageSize());
    var before =
        PageTokens.decode(query, request.getPageToken(), at -> UUID.fromString(at.getFirst()));
    var page = tickets.page(user, before.orElse(null), size + 1);
    var answer = ListMyTicketsResponse.newBuilder();
    if (page.size() > size) {
      page = page.subList(0, size);
      answer.setNextPageToken(PageTokens.encode(query, List.of(page.getLast().id().toString())));
    }
    GrpcAnswers.send(response, answer.addAllTickets(protos.toProtos(page)).build());
  }

  @Override
  public void getTicket(
      GetTicketRequest request, StreamObserver<id.karcis.api.booking.v1.Ticket> response) {
    GrpcAnswers.send(response, protos.toProto(own(request.getId())));
  }

  @Override
  public void getTicketQr(GetTicketQrRequest request, StreamObserver<HttpBody> response) {
    var ticket = own(request.getId());
    answer(
        response,
        switch (request.getFormat()) {
          case FORMAT_UNSPECIFIED, PNG -> files.png(ticket);
          case SVG -> files.svg(ticket);
          case UNRECOGNIZED ->
              throw Refusals.invalid(
                  "format", Integer.toString(request.getFormatValue()), "PNG or SVG");
        });
  }

  @Override
  public void getTicketPdf(GetTicketPdfRequest request, StreamObserver<HttpBody> response) {
    answer(response, files.pdf(own(request.getId())));
  }

  @Override
  public void getTicketCalendar(
      GetTicketCalendarRequest request, StreamObserver<HttpBody> response) {
    answer(response, files.calendar(own(request.getId())));
  }

  @Override
  public void emailTicket(
      EmailTicketRequest request, StreamObserver<EmailTicketResponse> response) {
    var ticket = own(request.getId());
    GrpcAnswers.send(
        response,
        calls.run(
            "EmailTicket",
            request,
            EmailTicketResponse.parser(),
            id -> EmailTicketResponse.newBuilder().setEmailHint(mails.mail(id, ticket)).build()));
  }

  @Override
  public void getTicketKeys(GetTicketKeysRequest request, StreamObserver<HttpBody> response) {
    var document = keys.document();
    ResponseMetadata.etag(keys.etag());
    GrpcAnswers.send(
        response,
        HttpBody.newBuilder()
            .setContentType("application/jwk-set+json")
            .setData(ByteString.copyFromUtf8(document))
            .build());
  }

  private static void answer(StreamObserver<HttpBody> response, TicketFile file) {
    ResponseMetadata.fileName(file.name());
    GrpcAnswers.send(
        response,
        HttpBody.newBuilder()
            .setContentType(file.contentType())
            .setData(ByteString.copyFrom(file.content()))
            .build());
  }

  /// The ticket of this id if it is the caller's or the caller is an admin.
  private Ticket own(String text) {
    return tickets
        .find(Ids.uuid("id", text))
        .filter(ticket -> Callers.user().mayActFor(ticket.userId()))
        .orElseThrow(() -> Refusals.notFound("ticket", text));
  }
}
