package id.karcis.local.attack;

import id.karcis.local.Part;
import id.karcis.local.sale.Hall;
import id.karcis.local.sale.People;
import id.karcis.local.sale.Rest;
import id.karcis.local.sale.RunningPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Whom the attacks are about: an owner who has one of everything, a stranger who wants it, and
/// tokens of people who may no longer do what they did. Made once over REST; the attack list names
/// its parts as `@{order.code}`.
final class World {

  private static final class Holder {
    private static final World INSTANCE = new World();
  }

  private static final Duration HOLDS_LAST = Duration.ofMinutes(15);
  private static final String PAY = "{\"method\": \"SIMULATED\"}";

  private final Rest anybody = Rest.at(RunningPlatform.get().edge());
  private final Names names = new Names();
  private final Persons persons = new Persons(anybody, RunningPlatform.get().adminToken());
  private final Hall hall = Hall.openedBy(persons.as("admin"), HOLDS_LAST);
  private final OwnersView view;

  private World() {
    persons.nameIn(names);
    var owner = persons.as("owner");
    names.with("event.id", hall.eventId()).with("type.vip", hall.vipType());
    names.with("type.floor", hall.floorType());
    unpublished(persons.as("admin"));
    sales(owner);
    account(owner);
    attackersTools();
    view = new OwnersView(owner, names);
  }

  static World get() {
    return Holder.INSTANCE;
  }

  Names names() {
    return names;
  }

  Persons persons() {
    return persons;
  }

  Hall hall() {
    return hall;
  }

  /// Everything that the owner sees of their own, as one text.
  String ownersView() {
    return view.text();
  }

  private void unpublished(Rest admin) {
    var event = admin.get("/api/events/" + hall.eventId()).ok();
    var draft =
        """
        {"name": "Not announced yet", "categoryId": "%s", "venueId": "%s", "startTime": "%s", "endTime": "%s",
         "currencyCode": "IDR"}
        """
            .formatted(
                event.path("categoryId").asString(),
                event.path("venueId").asString(),
                event.path("startTime").asString(),
                event.path("endTime").asString());
    var id = id(admin.post("/api/events", draft).ok());
    var type =
        """
        {"eventId": "%s", "name": "Secret", "seatCategory": "FESTIVAL", "price": {"currencyCode": "IDR", "units": "1"}}
        """
            .formatted(id);
    names.with("draft.id", id);
    names.with("draft.type", id(admin.post("/api/ticket-types", type).ok()));
  }

  private void sales(Rest owner) {
    var seats = hall.freeSeats(anybody);
    names.with("seat.sold", seats.get(0)).with("seat.ordered", seats.get(1));
    names.with("seat.held", seats.get(2)).with("seat.free", seats.get(3));
    var paid = order(owner, seats.get(0), "order");
    owner.post("/api/bookings/" + paid.path("code").asString() + "/pay", PAY).ok();
    var payments = owner.get("/api/payments?orderId=" + id(paid)).ok().path("payments");
    names.with("payment.id", id(payments.get(0)));
    var ticket = owner.get("/api/e-tickets").ok().path("tickets").get(0);
    names.with("ticket.id", id(ticket)).with("ticket.qr", ticket.path("qrPayload").asString());
    askedBack(owner, seats.get(4));
    var pending = order(owner, seats.get(1), "pending");
    var payment = owner.post("/api/payments", "{\"orderId\": \"%s\"}".formatted(id(pending)));
    names.with("pendingPayment.id", id(payment.ok()));
    var hold = owner.post("/api/booking/lock", hall.lockRequest(List.of(seats.get(2))));
    names.with("hold.id", id(hold.ok()));
    names.with("pendingItem.id", id(pending.path("items").get(0)));
    var inCart = "{\"holdId\": \"%s\"}".formatted(id(hold.ok()));
    var cart = owner.post("/api/cart/add", inCart).ok();
    names.with("cartItem.id", id(cart.path("items").get(0)));
  }

  private void askedBack(Rest owner, String seat) {
    var code = order(owner, seat, "askedBack").path("code").asString();
    owner.post("/api/bookings/" + code + "/pay", PAY).ok();
    var wish = "{\"code\": \"%s\", \"reason\": \"the owner's reason\"}".formatted(code);
    names.with("refund.id", id(owner.post("/api/order/request-refund", wish).ok()));
  }

  private JsonNode order(Rest owner, String seat, String name) {
    var hold = owner.post("/api/booking/lock", hall.lockRequest(List.of(seat))).ok();
    var order = owner.post("/api/bookings", "{\"holdId\": \"%s\"}".formatted(id(hold))).ok();
    names.with(name + ".code", order.path("code").asString()).with(name + ".id", id(order));
    return order;
  }

  private void account(Rest owner) {
    owner.post("/api/wishlist", "{\"eventId\": \"%s\"}".formatted(hall.eventId())).ok();
    owner.post("/api/search", "{\"query\": \"the owner's search\"}").ok();
    names.with("push.id", id(owner.post("/api/push-subscriptions", Pictures.PUSH).ok()));
    owner.with("Content-Type", "image/png").send("POST", "/api/users/me/avatar", Pictures.png());
    People.signIn(anybody, persons.email("owner"), People.PASSWORD);
    for (var session : owner.get("/api/auth/sessions").ok().path("sessions")) {
      if (!session.path("current").asBoolean()) {
        names.with("session.id", id(session));
      }
    }
  }

  private void attackersTools() {
    var counter = new AtomicInteger();
    names.with("new.email", () -> "new-" + UUID.randomUUID() + "@karcis.test");
    names.with("new.id", () -> UUID.randomUUID().toString());
    names.with("new.key", () -> "attack-key-" + counter.incrementAndGet());
    names.with("password", People.PASSWORD);
    names.with("seat.free.upper", names.get("seat.free").toUpperCase(Locale.ROOT));
    names.with("push.p256dh", Pictures.PUSH_KEY).with("push.auth", Pictures.PUSH_AUTH);
    var page = persons.as("admin").get("/api/users?pageSize=1").ok();
    names.with("page.token", page.path("nextPageToken").asString());
    names.with("long.header", "x".repeat(100_000));
    names.with("long.path", "x".repeat(20_000));
    names.with("long.name", "n".repeat(10_000));
    names.with("long.email", "a".repeat(300) + "@karcis.test");
    names.with("zalgo", "a" + "\u0301".repeat(2_000));
    names.with("edge.port", String.valueOf(RunningPlatform.get().ports().of(Part.EDGE)));
    names.with("user.port", String.valueOf(RunningPlatform.get().ports().of(Part.USER)));
    names.with(
        "management.port", String.valueOf(RunningPlatform.get().ports().managementOf(Part.USER)));
  }

  private static String id(JsonNode resource) {
    return resource.path("id").asString();
  }
}
