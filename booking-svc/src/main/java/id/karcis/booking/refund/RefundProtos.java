package id.karcis.booking.refund;

import id.karcis.api.booking.v1.ListRefundsRequest;
import id.karcis.api.booking.v1.RequestRefundRequest;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.refund.Refunds.Filter;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.validation.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Translates refunds.
final class RefundProtos {

  private RefundProtos() {}

  static id.karcis.api.booking.v1.Refund toProto(Refund refund) {
    var proto =
        id.karcis.api.booking.v1.Refund.newBuilder()
            .setId(refund.id().toString())
            .setOrderId(refund.orderId().toString())
            .setOrderCode(refund.orderCode())
            .setEventId(refund.eventId().toString())
            .setUserId(refund.userId().toString())
            .addAllTicketIds(refund.ticketIds().stream().map(UUID::toString).toList())
            .setAmount(Amounts.money(refund.amountMinor(), refund.currencyCode()))
            .setFee(Amounts.money(refund.feeMinor(), refund.currencyCode()))
            .setReason(refund.reason())
            .setStatus(status(refund.status()))
            .setDecisionNote(refund.decisionNote())
            .setCreateTime(GrpcTimes.timestamp(refund.createTime()));
    time(refund.decideTime()).ifPresent(proto::setDecideTime);
    time(refund.completeTime()).ifPresent(proto::setCompleteTime);
    return proto.build();
  }

  private static Optional<com.google.protobuf.Timestamp> time(@Nullable Instant time) {
    return Optional.ofNullable(time).map(GrpcTimes::timestamp);
  }

  private static id.karcis.api.booking.v1.Refund.Status status(RefundStatus status) {
    return switch (status) {
      case REQUESTED -> id.karcis.api.booking.v1.Refund.Status.REQUESTED;
      case APPROVED -> id.karcis.api.booking.v1.Refund.Status.APPROVED;
      case REJECTED -> id.karcis.api.booking.v1.Refund.Status.REJECTED;
      case COMPLETED -> id.karcis.api.booking.v1.Refund.Status.COMPLETED;
    };
  }

  static Set<UUID> ticketIds(RequestRefundRequest request) {
    return IntStream.range(0, request.getTicketIdsCount())
        .mapToObj(i -> Ids.uuid("ticketIds[%d]".formatted(i), request.getTicketIds(i)))
        .collect(Collectors.toSet());
  }

  static Filter filter(ListRefundsRequest request) {
    return new Filter(
        switch (request.getStatus()) {
          case STATUS_UNSPECIFIED -> null;
          case REQUESTED -> RefundStatus.REQUESTED;
          case APPROVED -> RefundStatus.APPROVED;
          case REJECTED -> RefundStatus.REJECTED;
          case COMPLETED -> RefundStatus.COMPLETED;
          case UNRECOGNIZED ->
              throw Refusals.invalid(
                  "status", Integer.toString(request.getStatusValue()), "a status of refunds");
        },
        request.getEventId().isEmpty() ? null : Ids.uuid("eventId", request.getEventId()));
  }
}
