package id.karcis.local.money;

import id.karcis.local.sale.Hall;
import id.karcis.local.sale.Rest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// An event of one history, with a promo code.
record Show(Hall hall, List<String> seats, String promoCode) {

  private static final Duration HOLD = Duration.ofMinutes(10);

  static Show open(Rest organizer, Random random) {
    var hall = Hall.openedBy(organizer, HOLD);
    var code = "MONEY-" + UUID.randomUUID().toString().substring(0, 8);
    organizer
        .post(
            "/api/promo-codes",
            """
            {"code": "%s", "percentOff": %d, "maxUsesPerUser": 0}
            """
                .formatted(code, 1 + random.nextInt(100)))
        .ok();
    var show = new Show(hall, hall.freeSeats(organizer), code);
    show.setTerms(organizer, random);
    return show;
  }

  UUID eventId() {
    return UUID.fromString(hall.eventId());
  }

  /// Gives it other terms; orders keep theirs.
  void setTerms(Rest organizer, Random random) {
    var approval =
        List.of("AUTOMATIC", "AUTOMATIC", "ORGANIZER", "NOT_REFUNDABLE").get(random.nextInt(4));
    change(
        organizer,
        """
        {"refundPolicy": {"approval": "%s", "feePercent": %d,
          "feePerTicket": {"currencyCode": "IDR", "units": "%d"}}}
        """
            .formatted(approval, random.nextInt(101), random.nextInt(3) * 5_000));
  }

  void cancel(Rest organizer) {
    change(organizer, "{\"status\": \"CANCELLED\"}");
  }

  private void change(Rest organizer, String json) {
    organizer.send("PATCH", "/api/events/" + hall.eventId(), json).ok();
  }
}
