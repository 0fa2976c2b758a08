package id.karcis.local.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/// One sale from the empty hall to the gate, over REST: the organizer sets up, a buyer buys two
/// seats, a rival who wanted one of them is told so, the gate admits once.
final class WholeSale {

  private final Rest anybody;
  private final Rest organizer;

  WholeSale(Rest anybody, String adminToken) {
    this.anybody = anybody;
    this.organizer = anybody.as(adminToken);
  }

  void run() {
    var hall = Hall.openedBy(organizer, Duration.ofMinutes(10));
    var buyer = anybody.as(People.buyer(anybody, "Siti"));
    var seats = hall.freeSeats(anybody).subList(0, 2);

    var hold = holdsOnce(hall, buyer, seats);
    rivalIsTold(hall, seats);
    var order = orders(buyer, hold);
    pays(buyer, order.path("code").asString());
    assertThat(hall.seat(anybody, seats.getFirst()).path("status").asString()).isEqualTo("BOOKED");
    var tickets = hasTickets(buyer, order);
    showsQrCode(buyer, tickets.get(0));
    gateAdmitsOnce(order.path("code").asString());
  }

  private JsonNode holdsOnce(Hall hall, Rest buyer, List<String> seats) {
    var once = buyer.with("Idempotency-Key", UUID.randomUUID().toString());
    var hold = once.post("/api/booking/lock", hall.lockRequest(seats)).ok();
    var again = once.post("/api/booking/lock", hall.lockRequest(seats)).ok();
    assertThat(again).isEqualTo(hold);
    assertThat(hold.path("seats")).hasSize(2);
    assertThat(hold.path("seats").get(0).path("price").path("units").asString())
        .isEqualTo(String.valueOf(Hall.VIP_PRICE));
    return hold;
  }

  private void rivalIsTold(Hall hall, List<String> seats) {
    var rival = anybody.as(People.buyer(anybody, "Budi"));
    var wanted = List.of(seats.get(1), hall.freeSeats(anybody).getFirst());
    var refusal = rival.post("/booking/lock", hall.lockRequest(wanted));
    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.reason()).isEqualTo("SEAT_UNAVAILABLE");
    assertThat(refusal.detail("ErrorInfo").path("metadata").path("seatIds").asString())
        .isEqualTo(seats.get(1));
    var checked = rival.post("/api/booking/check-lock", hall.lockRequest(wanted)).ok();
    assertThat(checked.path("seats").get(0).path("status").asString()).isEqualTo("HELD");
    assertThat(checked.path("seats").get(0).path("heldByMe").asBoolean()).isFalse();
    assertThat(checked.path("seats").get(1).path("status").asString()).isEqualTo("AVAILABLE");
  }

  private JsonNode orders(Rest buyer, JsonNode hold) {
    var order =
        buyer
            .post("/api/bookings", "{\"holdId\": \"%s\"}".formatted(hold.path("id").asString()))
            .ok();
    assertThat(order.path("status").asString()).isEqualTo("PENDING_PAYMENT");
    assertThat(order.path("code").asString()).matches("BKG-[A-Z0-9]{5,}");
    assertThat(order.path("total").path("units").asString())
        .isEqualTo(String.valueOf(2 * Hall.VIP_PRICE));
    return order;
  }

  private void pays(Rest buyer, String code) {
    var path = "/api/bookings/" + code;
    var declined =
        buyer.post(path + "/pay", "{\"method\": \"SIMULATED\", \"token\": \"tok_decline\"}");
    assertThat(declined.status()).isEqualTo(400);
    assertThat(declined.reason()).isEqualTo("PAYMENT_DECLINED");
    var paid =
        buyer.post(path + "/pay", "{\"method\": \"SIMULATED\", \"token\": \"tok_approve\"}").ok();
    assertThat(paid.path("status").asString()).isEqualTo("PAID");
    assertThat(buyer.get(path).ok().path("status").asString()).isEqualTo("PAID");
    var payment = buyer.get("/api/payments/" + paid.path("paymentId").asString()).ok();
    assertThat(payment.path("status").asString()).isEqualTo("SUCCEEDED");
  }

  private JsonNode hasTickets(Rest buyer, JsonNode order) {
    var tickets = buyer.get("/api/order/my-tickets").ok().path("tickets");
    assertThat(tickets).hasSize(2);
    for (var ticket : tickets) {
      assertThat(ticket.path("orderCode")).isEqualTo(order.path("code"));
      assertThat(ticket.path("status").asString()).isEqualTo("VALID");
      assertThat(ticket.path("seat").path("section").asString()).isEqualTo("Balcony");
    }
    return tickets;
  }

  private static void showsQrCode(Rest buyer, JsonNode ticket) {
    var picture = buyer.get("/api/e-tickets/" + ticket.path("id").asString() + "/qr");
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("content-type")).isEqualTo("image/png");
    assertThat(read(picture.raw().body())).isEqualTo(ticket.path("qrPayload").asString());
  }

  private static String read(byte[] png) {
    try {
      var picture = ImageIO.read(new ByteArrayInputStream(png));
      var pixels =
          picture.getRGB(
              0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
      var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
      var bitmap = new BinaryBitmap(new HybridBinarizer(source));
      return new QRCodeReader().decode(bitmap).getText();
    } catch (IOException | ReaderException e) {
      throw new AssertionError("the picture holds no QR code", e);
    }
  }

  private void gateAdmitsOnce(String code) {
    var path = "/api/bookings/" + code + "/checkin";
    var admitted = organizer.post(path, "{\"gate\": \"Gate 3\"}").ok();
    assertThat(admitted.path("tickets")).hasSize(2);
    assertThat(admitted.path("tickets").get(0).path("status").asString()).isEqualTo("CHECKED_IN");
    var second = organizer.post(path, "{\"gate\": \"Gate 4\"}");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.reason()).isEqualTo("ALREADY_CHECKED_IN");
    assertThat(second.text()).contains("Gate 3");
  }
}
