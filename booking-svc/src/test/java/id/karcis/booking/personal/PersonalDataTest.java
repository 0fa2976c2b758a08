package id.karcis.booking.personal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import id.karcis.api.booking.internal.v1.ExportPersonalDataRequest;
import id.karcis.api.booking.internal.v1.PersonalDataGrpc;
import id.karcis.api.booking.v1.AddToCartRequest;
import id.karcis.api.booking.v1.CartServiceGrpc;
import id.karcis.api.booking.v1.CheckInOrderRequest;
import id.karcis.api.booking.v1.CheckInServiceGrpc;
import id.karcis.api.booking.v1.HoldSeatsRequest;
import id.karcis.api.booking.v1.HoldServiceGrpc;
import id.karcis.api.booking.v1.Order;
import id.karcis.api.booking.v1.RefundServiceGrpc;
import id.karcis.api.booking.v1.RejectRefundRequest;
import id.karcis.api.booking.v1.RequestRefundRequest;
import id.karcis.api.booking.v1.UpdateOrderRequest;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.export.PersonalDataFile;
import id.karcis.platform.identity.Role;
import id.karcis.platform.identity.ServiceTokens;
import id.karcis.platform.testing.PersonalColumns;
import io.grpc.Status;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PersonalDataTest extends SellingTest {

  @Autowired private PersonalDataFile file;

  private final UUID buyer = UUID.randomUUID();

  private JsonObject export(UUID user) {
    var service = new ServiceTokens("user-svc", SERVICE_SECRET, Clock.systemUTC());
    var body =
        anonymous(PersonalDataGrpc::newBlockingStub)
            .withInterceptors(service.interceptor())
            .exportPersonalData(request(user));
    assertThat(body.getContentType()).isEqualTo("application/json");
    return JsonParser.parseString(body.getData().toStringUtf8()).getAsJsonObject();
  }

  private static ExportPersonalDataRequest request(UUID user) {
    return ExportPersonalDataRequest.newBuilder().setUserId(user.toString()).build();
  }

  private static JsonArray rows(JsonObject file, String name) {
    return file.getAsJsonObject(name).getAsJsonArray("rows");
  }

  @Test
  void tellsWhatABuyerHasAndNothingOfOthers() {
    var show = TestShow.create(jdbc, 3, 2).limit(4);
    var admin = UUID.randomUUID();
    var order = paid(buyer, seats(show, show.seat(0)));
    var other = paid(UUID.randomUUID(), seats(show, show.seat(1)));
    var hold =
        buyer(buyer, HoldServiceGrpc::newBlockingStub)
            .holdSeats(
                HoldSeatsRequest.newBuilder()
                    .setEventId(show.eventId().toString())
                    .addSeatIds(show.seat(2).toString())
                    .build());
    var _ =
        as(admin, Role.ADMIN, CheckInServiceGrpc::newBlockingStub)
            .checkInOrder(
                CheckInOrderRequest.newBuilder().setCode(order.getCode()).setGate("G").build());

    var told = export(buyer);

    assertThat(rows(told, "orders")).hasSize(1);
    var ordered = rows(told, "orders").get(0).getAsJsonObject();
    assertThat(ordered.get("code").getAsString()).isEqualTo(order.getCode());
    assertThat(ordered.get("event").getAsString()).isEqualTo(TestShow.NAME);
    assertThat(ordered.getAsJsonArray("settlements")).hasSize(1);
    assertThat(rows(told, "order_items")).hasSize(1);
    var ticket = rows(told, "tickets").get(0).getAsJsonObject();
    assertThat(ticket.get("check_in_gate").getAsString()).isEqualTo("G");
    assertThat(rows(told, "holds").toString()).contains(hold.getId());
    assertThat(rows(told, "seat_claims")).hasSize(2);
    assertThat(rows(told, "buyer_claims")).isNotEmpty();
    assertThat(rows(told, "event_buyers")).hasSize(1);
    assertThat(told.toString()).doesNotContain(other.getId(), other.getCode(), admin.toString());

    assertThat(rows(export(admin), "check_ins_by_you")).hasSize(1);
    assertThat(rows(export(admin), "audit_log").toString()).contains("CheckInOrder");
  }

  @Test
  void tellsWhatWasSaidWithAnOrderAndWhatIsInTheCart() {
    var show = TestShow.create(jdbc, 1, 5);
    var contact =
        Order.Contact.newBuilder()
            .setName("Siti")
            .setEmail("siti@example.com")
            .setPhoneNumber("+6281234567890")
            .build();
    var order = orders(buyer).createOrder(places(show, 1).toBuilder().setContact(contact).build());
    orders(buyer)
        .updateOrder(
            UpdateOrderRequest.newBuilder()
                .setOrder(Order.newBuilder().setId(order.getId()).setNote("Row A, please"))
                .build());
    buyer(buyer, CartServiceGrpc::newBlockingStub)
        .addToCart(
            AddToCartRequest.newBuilder()
                .setTicketTypeId(show.standingType().toString())
                .setQuantity(2)
                .build());

    var told = export(buyer);

    var person = rows(told, "order_contacts").get(0).getAsJsonObject();
    assertThat(person.get("order_id").getAsString()).isEqualTo(order.getId());
    assertThat(person.get("name").getAsString()).isEqualTo("Siti");
    assertThat(person.get("email").getAsString()).isEqualTo("siti@example.com");
    assertThat(person.get("phone_number").getAsString()).isEqualTo("+6281234567890");
    assertThat(rows(told, "orders").get(0).getAsJsonObject().get("note").getAsString())
        .isEqualTo("Row A, please");
    assertThat(rows(told, "carts")).hasSize(1);
    assertThat(rows(told, "cart_items").get(0).getAsJsonObject().get("quantity").getAsInt())
        .isEqualTo(2);
    assertThat(rows(export(UUID.randomUUID()), "order_contacts")).isEmpty();
  }

  @Test
  void tellsEmptyListsOfSomebodyUnknown() {
    var told = export(UUID.randomUUID());
    assertThat(told.keySet()).contains("orders", "tickets", "holds", "audit_log");
    told.keySet().forEach(name -> assertThat(rows(told, name)).as(name).isEmpty());
  }

  @Test
  void isForServicesOnly() {
    var asAdmin = admin(PersonalDataGrpc::newBlockingStub);
    assertThat(refusal(() -> asAdmin.exportPersonalData(request(buyer))).code())
        .isIn(Status.Code.UNAUTHENTICATED, Status.Code.PERMISSION_DENIED);
  }

  @Test
  void tellsRefundsToTheBuyerAndDecisionsToWhoMadeThem() {
    var show = TestShow.create(jdbc, 1, 2);
    var admin = UUID.randomUUID();
    var order = paid(buyer, places(show, 1));
    var wish = RequestRefundRequest.newBuilder().setCode(order.getCode()).setReason("ill").build();
    var refund = buyer(buyer, RefundServiceGrpc::newBlockingStub).requestRefund(wish);
    var rejection =
        RejectRefundRequest.newBuilder().setId(refund.getId()).setNote("get well").build();
    var _ = as(admin, Role.ADMIN, RefundServiceGrpc::newBlockingStub).rejectRefund(rejection);

    var own = rows(export(buyer), "refunds").get(0).getAsJsonObject();
    assertThat(own.get("reason").getAsString()).isEqualTo("ill");
    assertThat(own.get("requested_by_you").getAsBoolean()).isTrue();
    assertThat(own.getAsJsonArray("ticket_ids")).hasSize(1);
    assertThat(rows(export(buyer), "refunds_handled_by_you")).isEmpty();

    var handled = rows(export(admin), "refunds_handled_by_you").get(0).getAsJsonObject();
    assertThat(handled.get("decision_note").getAsString()).isEqualTo("get well");
    assertThat(handled.toString()).doesNotContain("ill").doesNotContain(buyer.toString());
    assertThat(rows(export(admin), "refunds")).isEmpty();
  }

  @Test
  void tellsEveryColumnThatLeadsToAPerson() {
    assertThat(PersonalColumns.untold(jdbc, file, Set.of())).isEmpty();
    jdbc.sql("CREATE TABLE forgotten (user_id uuid)").update();
    try {
      assertThat(PersonalColumns.untold(jdbc, file, Set.of())).containsExactly("forgotten.user_id");
    } finally {
      jdbc.sql("DROP TABLE forgotten").update();
    }
  }
}
