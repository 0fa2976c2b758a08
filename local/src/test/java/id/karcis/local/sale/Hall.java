package id.karcis.local.sale;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An event on sale in a hall of its own, set up over REST by an organizer: category VIP with two
/// rows of ten seats, category FESTIVAL with a floor for fifty.
public record Hall(String eventId, String vipType, String floorType) {

  static final int VIP_PRICE = 750_000;

  /// Sets everything up; `holdDuration` is how long holds and unpaid orders last.
  public static Hall openedBy(Rest organizer, Duration holdDuration) {
    var name = "Hall " + UUID.randomUUID();
    var location = create(organizer, "/api/locations", LOCATION.formatted(name));
    var category = create(organizer, "/api/categories", NAMED.formatted(name));
    var venue = create(organizer, "/api/venues", VENUE.formatted(name, location));
    organizer.send("PUT", "/api/venues/" + venue + "/seat-map", SEAT_MAP).ok();
    var start = Instant.now().plus(Duration.ofDays(30));
    var event =
        create(
            organizer,
            "/api/events",
            EVENT.formatted(
                category, venue, start, start.plusSeconds(7200), holdDuration.toSeconds()));
    var vip = create(organizer, "/api/ticket-types", vipType(event));
    var floor = create(organizer, "/api/ticket-types", FLOOR.formatted(event));
    organizer.send("PATCH", "/api/events/" + event, "{\"status\": \"PUBLISHED\"}").ok();
    return new Hall(event, vip, floor);
  }

  /// Ids of the seats that are free now, in the order of the map.
  public List<String> freeSeats(Rest anybody) {
    var free = new ArrayList<String>();
    for (var section : anybody.get("/api/events/" + eventId + "/seats").ok().path("sections")) {
      for (var seat : section.path("seats")) {
        if (seat.path("status").asString().equals("AVAILABLE")) {
          free.add(seat.path("id").asString());
        }
      }
    }
    return free;
  }

  /// A seat as the map shows it now.
  public JsonNode seat(Rest anybody, String seatId) {
    for (var section : anybody.get("/api/events/" + eventId + "/seats").ok().path("sections")) {
      for (var seat : section.path("seats")) {
        if (seat.path("id").asString().equals(seatId)) {
          return seat;
        }
      }
    }
    throw new AssertionError("the map does not show the seat " + seatId);
  }

  public String lockRequest(List<String> seatIds) {
    return """
    {"eventId": "%s", "seatIds": ["%s"]}
    """
        .formatted(eventId, String.join("\", \"", seatIds));
  }

  private static String create(Rest organizer, String path, String json) {
    return organizer.post(path, json).ok().path("id").asString();
  }

  private static String vipType(String event) {
    var now = Instant.now();
    return VIP.formatted(event, VIP_PRICE, now.minusSeconds(3600), now.plus(Duration.ofDays(20)));
  }

  private static final String NAMED = "{\"name\": \"%s\"}";

  private static final String LOCATION =
      """
      {"name": "%s", "region": "DKI Jakarta", "countryCode": "ID", "timeZone": "Asia/Jakarta"}
      """;

  private static final String VENUE =
      """
      {"name": "%s", "locationId": "%s", "address": "Jalan Cikini Raya 73", "latitude": -6.19, "longitude": 106.84,
       "mapUri": "https://maps.example/hall"}
      """;

  private static final String SEAT_MAP =
      """
      {"sections": [
        {"name": "Balcony", "seatCategory": "VIP", "seated": {"rows": [
          {"label": "A", "seatCount": 10}, {"label": "B", "seatCount": 10}]}},
        {"name": "Floor", "seatCategory": "FESTIVAL", "standing": {"capacity": 50}}]}
      """;

  private static final String EVENT =
      """
      {"name": "Malam Tertawa", "categoryId": "%s", "venueId": "%s", "startTime": "%s", "endTime": "%s",
       "currencyCode": "IDR", "maxTicketsPerUser": 8, "holdDuration": "%ss"}
      """;

  private static final String VIP =
      """
      {"eventId": "%s", "name": "VIP", "seatCategory": "VIP", "price": {"currencyCode": "IDR", "units": "900000"},
       "phases": [{"name": "Early Bird", "price": {"currencyCode": "IDR", "units": "%d"},
                   "startTime": "%s", "endTime": "%s"}]}
      """;

  private static final String FLOOR =
      """
      {"eventId": "%s", "name": "Festival", "seatCategory": "FESTIVAL", "price": {"currencyCode": "IDR", "units": "250000"}}
      """;
}
