package id.karcis.booking.order;

import com.google.type.Money;
import id.karcis.api.booking.v1.CreateOrderRequest;
import id.karcis.api.booking.v1.ListOrdersRequest;
import id.karcis.api.booking.v1.PurchaseTicketsRequest;
import id.karcis.api.booking.v1.UpdateOrderRequest;
import id.karcis.api.booking.v1.UserEvent;
import id.karcis.booking.catalog.GrpcEdit;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.order.OrderNotes.Notes;
import id.karcis.booking.order.OrderWish.Places;
import id.karcis.booking.order.Purchasing.Purchase;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.money.Amounts;
import id.karcis.platform.persistence.Etags;
import id.karcis.platform.validation.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Orders on the wire.
public final class OrderProtos {

  private OrderProtos() {}

  static OrderWish toWish(CreateOrderRequest request) {
    var event = request.getEventId();
    var hold = request.getHoldId();
    return new OrderWish(
        event.isEmpty() ? null : Ids.uuid("eventId", event),
        hold.isEmpty() ? List.of() : List.of(Ids.uuid("holdId", hold)),
        IntStream.range(0, request.getSeatIdsCount())
            .mapToObj(i -> Ids.uuid("seatIds[%d]".formatted(i), request.getSeatIds(i)))
            .toList(),
        IntStream.range(0, request.getItemsCount()).mapToObj(i -> places(request, i)).toList(),
        promoCode(request.getPromoCode()),
        request.hasContact() ? contact(request.getContact()) : null);
  }

  static OrderWish toWish(PurchaseTicketsRequest request) {
    var event = request.getEventId();
    return new OrderWish(
        event.isEmpty() ? null : Ids.uuid("eventId", event),
        List.of(Ids.uuid("holdId", request.getHoldId())),
        List.of(),
        List.of(),
        promoCode(request.getPromoCode()),
        request.hasContact() ? contact(request.getContact()) : null);
  }

  static Purchase toPurchase(PurchaseTicketsRequest request) {
    return new Purchase(
        Ids.uuid("eventId", request.getEventId()),
        Ids.uuid("ticketTypeId", request.getTicketTypeId()),
        request.getQuantity(),
        promoCode(request.getPromoCode()),
        request.hasContact() ? contact(request.getContact()) : null);
  }

  static OrderNotes.Edit toEdit(UpdateOrderRequest request) {
    var edit = GrpcEdit.of(request.getOrder(), request.getUpdateMask());
    var sent = request.getOrder();
    return current ->
        new Notes(
            edit.pick("contact", contact(sent.getContact()), current.contact()),
            edit.pick("note", sent.getNote(), current.note()));
  }

  static OrderQuery toQuery(ListOrdersRequest request, @Nullable UUID userId) {
    var event = request.getEventId();
    return new OrderQuery(
        userId, event.isEmpty() ? null : Ids.uuid("eventId", event), status(request.getStatus()));
  }

  private static @Nullable OrderStatus status(id.karcis.api.booking.v1.Order.Status sent) {
    return switch (sent) {
      case STATUS_UNSPECIFIED -> null;
      case PENDING_PAYMENT -> OrderStatus.PENDING_PAYMENT;
      case PAID -> OrderStatus.PAID;
      case CANCELLED -> OrderStatus.CANCELLED;
      case EXPIRED -> OrderStatus.EXPIRED;
      case REFUNDED -> OrderStatus.REFUNDED;
      case PARTIALLY_REFUNDED -> OrderStatus.PARTIALLY_REFUNDED;
      case UNRECOGNIZED -> throw Refusals.invalid("status", sent.name(), "a status of orders");
    };
  }

  /// In upper case, as all codes are kept; null for none.
  public static @Nullable String promoCode(String sent) {
    return sent.isEmpty() ? null : sent.toUpperCase(Locale.ROOT);
  }

  /// Null for one that says nothing.
  public static @Nullable Contact contact(id.karcis.api.booking.v1.Order.Contact sent) {
    var contact = new Contact(sent.getName(), sent.getEmail(), sent.getPhoneNumber());
    return contact.isEmpty() ? null : contact;
  }

  private static Places places(CreateOrderRequest request, int index) {
    var item = request.getItems(index);
    return new Places(
        Ids.uuid("items[%d].ticketTypeId".formatted(index), item.getTicketTypeId()),
        item.getQuantity());
  }

  static UserEvent toProto(
      UserEvents.UserEvent event, Map<UUID, id.karcis.api.booking.v1.Event> events) {
    return UserEvent.newBuilder()
        .setEvent(Objects.requireNonNull(events.get(event.eventId()), "an event with tickets"))
        .setTicketCount(event.tickets())
        .build();
  }

  /// Writes an order.
  public static id.karcis.api.booking.v1.Order toProto(Order order) {
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
            .setEtag(Etags.of(order.version()))
            .setNote(order.note());
    order.items().forEach(item -> proto.addItems(toProto(order, item)));
    var paymentId = order.paymentId();
    if (paymentId != null) {
      proto.setPaymentId(paymentId.toString());
    }
    var paidTime = order.paidTime();
    if (paidTime != null) {
      proto.setPaidTime(GrpcTimes.timestamp(paidTime));
    }
    var promoCode = order.promoCode();
    if (promoCode != null) {
      proto.setPromoCode(promoCode);
    }
    var contact = order.contact();
    if (contact != null) {
      proto.setContact(toProto(contact));
    }
    if (order.refundedMinor() > 0) {
      proto.setRefundedAmount(money(order, order.refundedMinor()));
    }
    return proto.build();
  }

  private static id.karcis.api.booking.v1.Order.Contact toProto(Contact contact) {
    return id.karcis.api.booking.v1.Order.Contact.newBuilder()
        .setName(contact.name())
        .setEmail(contact.email())
        .setPhoneNumber(contact.phoneNumber())
        .build();
  }

  static id.karcis.api.booking.v1.Order.Item toProto(Order order, OrderItem item) {
    var proto =
        id.karcis.api.booking.v1.Order.Item.newBuilder()
            .setId(item.id().toString())
            .setTicketTypeId(item.ticketTypeId().toString())
            .setQuantity(item.quantity())
            .setUnitPrice(money(order, item.unitPriceMinor()))
            .setPhase(item.phase())
            .setOrderId(order.id().toString())
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
