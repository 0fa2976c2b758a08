package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.CheckInServiceGrpc;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.GetSeatMapRequest;
import id.karcis.api.booking.v1.GetTicketQrRequest;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.ListMyTicketsRequest;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.OrderServiceGrpc;
import id.karcis.api.booking.v1.PayOrderRequest;
import id.karcis.api.booking.v1.SeatServiceGrpc;
import id.karcis.api.booking.v1.SeatStatus;
import id.karcis.api.booking.v1.TicketServiceGrpc;
import id.karcis.local.Part;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The sale over gRPC, as internal services and grpcurl see it. The hall is set up over REST.
class GrpcSaleTest {

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final long DEADLINE_SECONDS = 20;

  private static ManagedChannel booking;

  @BeforeAll
  static void connect() {
    booking =
        ManagedChannelBuilder.forTarget(RunningPlatform.get().address(Part.BOOKING))
            .usePlaintext()
            .build();
  }

  @AfterAll
  static void disconnect() {
    booking.shutdownNow();
  }

  @Test
  void sellsTwoSeatsAndTellsTheRival() {
    var anybody = Rest.at(RunningPlatform.get().edge());
    var admin = RunningPlatform.get().adminToken();
    var hall = Hall.openedBy(anybody.as(admin), Duration.ofMinutes(10));
    var buyer = People.buyer(anybody, "Siti");
    var seats = freeSeats(hall).subList(0, 2);

    var hold = as(buyer, HoldServiceGrpc.newBlockingStub(booking)).holdSeats(request(hall, seats));
    var refusal =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                as(People.buyer(anybody, "Budi"), HoldServiceGrpc.newBlockingStub(booking))
                    .holdSeats(request(hall, seats.subList(1, 2))));
    assertThat(reason(refusal)).isEqualTo("SEAT_UNAVAILABLE");

    var orders = as(buyer, OrderServiceGrpc.newBlockingStub(booking));
    var order = orders.createOrder(CreateOrderRequest.newBuilder().setHoldId(hold.getId()).build());
    var paid =
        orders.payOrder(
            PayOrderRequest.newBuilder().setCode(order.getCode()).setMethod("SIMULATED").build());
    assertThat(paid.getStatus()).isEqualTo(Order.Status.PAID);

    ticketsWithQrCodes(buyer);
    checksInOnce(admin, order.getCode());
  }

  private static HoldSeatsRequest request(Hall hall, List<String> seats) {
    return HoldSeatsRequest.newBuilder().setEventId(hall.eventId()).addAllSeatIds(seats).build();
  }

  private static List<String> freeSeats(Hall hall) {
    var map =
        SeatServiceGrpc.newBlockingStub(booking)
            .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
            .getSeatMap(GetSeatMapRequest.newBuilder().setEventId(hall.eventId()).build());
    return map.getSectionsList().stream()
        .flatMap(section -> section.getSeatsList().stream())
        .filter(seat -> seat.getStatus() == SeatStatus.AVAILABLE)
        .map(seat -> seat.getId())
        .toList();
  }

  private static void ticketsWithQrCodes(String buyer) {
    var stub = as(buyer, TicketServiceGrpc.newBlockingStub(booking));
    var tickets = stub.listMyTickets(ListMyTicketsRequest.getDefaultInstance()).getTicketsList();
    assertThat(tickets).hasSize(2);
    for (var ticket : tickets) {
      var code = stub.getTicketQr(GetTicketQrRequest.newBuilder().setId(ticket.getId()).build());
      assertThat(code.getContentType()).isEqualTo("image/png");
      assertThat(code.getData().size()).isPositive();
    }
  }

  private static void checksInOnce(String admin, String code) {
    var gate = as(admin, CheckInServiceGrpc.newBlockingStub(booking));
    var request = CheckInOrderRequest.newBuilder().setCode(code).setGate("Gate 1").build();
    assertThat(gate.checkInOrder(request).getTicketsCount()).isEqualTo(2);
    var second =
        catchThrowableOfType(StatusRuntimeException.class, () -> gate.checkInOrder(request));
    assertThat(reason(second)).isEqualTo("ALREADY_CHECKED_IN");
  }

  private static <S extends AbstractStub<S>> S as(String token, S stub) {
    var headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  private static String reason(StatusRuntimeException refusal) {
    var status = Objects.requireNonNull(StatusProto.fromThrowable(refusal));
    for (Any detail : status.getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return detail.unpack(ErrorInfo.class).getReason();
        } catch (InvalidProtocolBufferException e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError("no ErrorInfo in " + status);
  }
}
