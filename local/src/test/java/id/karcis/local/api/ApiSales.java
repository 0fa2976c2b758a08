package id.karcis.local.api;

import static id.karcis.local.api.ApiWorld.id;

import id.karcis.local.attack.Names;
import id.karcis.local.sale.Rest;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.JsonNode;

/// What a buyer makes: holds, carts, orders, tickets, refunds, payments.
final class ApiSales {

  private static final String PAY = "{\"method\": \"SIMULATED\"}";

  private final Rest owner;
  private final Deque<String> freeSeats = new ArrayDeque<>();
  private final String event;
  private final String floor;

  ApiSales(Rest anybody, Rest owner, Names names) {
    this.owner = owner;
    this.event = names.get("event.id");
    this.floor = names.get("standing.type");
    for (var section : anybody.get("/api/events/" + event + "/seats").ok().path("sections")) {
      section.path("seats").forEach(seat -> freeSeats.add(id(seat)));
    }
  }

  void nameIn(Names names) {
    names.with("new.seat", freeSeats::remove);
    names.with("new.hold", () -> id(hold()));
    names.with("new.cart", this::cart);
    names.with("new.order", () -> id(order()));
    names.with("new.orderCode", () -> code(order()));
    names.with("new.item", () -> id(order().path("items").get(1)));
    names.with("new.paidOrder", () -> id(paid()));
    names.with("new.paidCode", () -> code(paid()));
    names.with("new.ticket", this::ticket);
    names.with(
        "new.qr", () -> owner.get("/api/e-tickets/" + ticket()).ok().path("qrPayload").asString());
    names.with("new.refund", this::refund);
    names.with("new.payment", this::payment);
  }

  private JsonNode hold() {
    var request =
        "{\"eventId\": \"%s\", \"seatIds\": [\"%s\"]}".formatted(event, freeSeats.remove());
    return owner.post("/api/booking/lock", request).ok();
  }

  /// An order of a seat and two places.
  private JsonNode order() {
    var request =
        "{\"holdId\": \"%s\", \"items\": [{\"ticketTypeId\": \"%s\", \"quantity\": 2}]}"
            .formatted(id(hold()), floor);
    return owner.post("/api/bookings", request).ok();
  }

  private JsonNode paid() {
    return owner.post("/api/bookings/" + code(order()) + "/pay", PAY).ok();
  }

  private String ticket() {
    return paid().path("items").get(0).path("ticketIds").get(0).asString();
  }

  private String refund() {
    var request = "{\"code\": \"%s\"}".formatted(code(paid()));
    return id(owner.post("/api/order/request-refund", request).ok());
  }

  private String payment() {
    return id(owner.post("/api/payments", "{\"orderId\": \"%s\"}".formatted(id(order()))).ok());
  }

  /// Fills the owner's cart with two places; returns the id of the item.
  private String cart() {
    owner.send("DELETE", "/api/cart", "").ok();
    var request = "{\"ticketTypeId\": \"%s\", \"quantity\": 2}".formatted(floor);
    return id(owner.post("/api/cart/add", request).ok().path("items").get(0));
  }

  private static String code(JsonNode order) {
    return order.path("code").asString();
  }
}
