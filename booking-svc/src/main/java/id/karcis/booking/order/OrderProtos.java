package id.karcis.booking.order;

import com.google.type.Money;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.order.OrderSource.OfHold;
import id.karcis.booking.order.OrderSource.OfPlaces;
import id.karcis.booking.order.OrderSource.OfSeats;
import id.karcis.booking.order.OrderSource.Places;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.validation.Ids;
import java.util.UUID;
import java.util.stream.IntStream;

/// Orders on the wire.
final class OrderProtos {

  private OrderProtos() {}

  static OrderSource toSource(CreateOrderRequest request) {
    if (!request.getHoldId().isEmpty()) {
      var event = request.getEventId();
      return new OfHold(
          Ids.uuid("holdId", request.getHoldId()),
          event.isEmpty() ? null : Ids.uuid("eventId", event));
    }
    var eventId = Ids.uuid("eventId", request.getEventId());
    return request.getSeatIdsCount() > 0
        ? new OfSeats(
            eventId,
            IntStream.range(0, request.getSeatIdsCount())
                .mapToObj(i -> Ids.uuid("seatIds[%d]".formatted(i), request.getSeatIds(i)))
                .toList())
        : new OfPlaces(
            eventId,
            IntStream.range(0, request.getItemsCount()).mapToObj(i -> places(request, i)).toList());
  }

  private static Places places(CreateOrderRequest request, int index) {
    var item = request.getItems(index);
    return new Places(
        Ids.uuid("items[%d].ticketTypeId".formatted(index), item.getTicketTypeId()),
        item.getQuantity());
  }

  static id.karcis.api.booking.v1.Order toProto(Order order) {
    var proto =
        id.karcis.api.booking.v1.Order.newBuilder()
            .setId(order.id().toString())
            .setCode(order.code())
            .setUserId(order.userId().toString())
            .setEventId(order.eventId().toString())
            .setStatus(toProto(order.status()))
            .setSubtotal(money(order, order.subtotalMinor()))
            .setDiscount(money(order, order.discountMinor()))
            .setTotal(money(order, order.totalMinor()))
            .setCreateTime(GrpcTimes.timestamp(order.createTime()))
            .setExpireTime(GrpcTimes.timestamp(order.expireTime()))
            .setEtag(Etags.of(order.version()));
    order.items().forEach(item -> proto.addItems(toProto(order, item)));
    var paymentId = order.paymentId();
    if (paymentId != null) {
      proto.setPaymentId(paymentId.toString());
    }
    var paidTime = order.paidTime();
    if (paidTime != null) {
      proto.setPaidTime(GrpcTimes.timestamp(paidTime));
    }
    return proto.build();
  }

  private static id.karcis.api.booking.v1.Order.Item toProto(Order order, OrderItem item) {
    var proto =
        id.karcis.api.booking.v1.Order.Item.newBuilder()
            .setId(item.id().toString())
            .setTicketTypeId(item.ticketTypeId().toString())
            .setQuantity(item.quantity())
            .setUnitPrice(money(order, item.unitPriceMinor()))
            .addAllTicketIds(item.ticketIds().stream().map(UUID::toString).toList());
    var seatId = item.seatId();
    if (seatId != null) {
      proto.setSeatId(seatId.toString());
    }
    return proto.build();
  }

  private static id.karcis.api.booking.v1.Order.Status toProto(OrderStatus status) {
    return switch (status) {
      case PENDING_PAYMENT -> id.karcis.api.booking.v1.Order.Status.PENDING_PAYMENT;
      case PAID -> id.karcis.api.booking.v1.Order.Status.PAID;
      case CANCELLED -> id.karcis.api.booking.v1.Order.Status.CANCELLED;
      case EXPIRED -> id.karcis.api.booking.v1.Order.Status.EXPIRED;
      case REFUNDED -> id.karcis.api.booking.v1.Order.Status.REFUNDED;
      case PARTIALLY_REFUNDED -> id.karcis.api.booking.v1.Order.Status.PARTIALLY_REFUNDED;
    };
  }

  private static Money money(Order order, long minor) {
    return Amounts.money(minor, order.currencyCode());
  }
}
