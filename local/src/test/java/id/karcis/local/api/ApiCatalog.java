package id.karcis.local.api;

import static id.karcis.local.api.ApiWorld.id;

import id.karcis.local.attack.Names;
import id.karcis.local.sale.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// A hall with many seats, an event on sale in it, and whatever else an organizer makes.
final class ApiCatalog {

  private static final Duration UNTIL_START = Duration.ofDays(60);
  private static final Duration LENGTH = Duration.ofHours(2);

  private final Supplier<Rest> admin;
  private final Names names;

  ApiCatalog(Supplier<Rest> admin, Names names) {
    this.admin = admin;
    this.names = names;
    var start = Instant.now().plus(UNTIL_START);
    names.with("start", start.toString()).with("end", start.plus(LENGTH).toString());
    once("location", () -> made("/api/locations", LOCATION));
    once("category", () -> made("/api/categories", NAMED));
    once("season", () -> made("/api/seasons", NAMED));
    once("venue", this::hall);
    names.with("new.draft", () -> made("/api/events", EVENT));
    once("draft", () -> names.get("new.draft"));
    once("event", this::onSale);
    names.with("new.location", () -> made("/api/locations", LOCATION));
    names.with("new.category", () -> made("/api/categories", NAMED));
    names.with("new.season", () -> made("/api/seasons", NAMED));
    names.with("new.venue", () -> made("/api/venues", VENUE));
    names.with("new.type", () -> made("/api/ticket-types", FLOOR.formatted(draft())));
    names.with("new.promo", () -> made("/api/promo-codes", PROMO));
    names.with("promo.code", this::promoCode);
  }

  private String promoCode() {
    var promo = admin.get().post("/api/promo-codes", names.resolve(PROMO)).ok();
    return promo.path("code").asString();
  }

  private void once(String name, Supplier<String> maker) {
    names.with(name + ".id", maker.get());
  }

  private String draft() {
    return names.get("new.draft");
  }

  private String hall() {
    var venue = made("/api/venues", VENUE);
    admin.get().send("PUT", "/api/venues/" + venue + "/seat-map", SEAT_MAP).ok();
    return venue;
  }

  private String onSale() {
    var event = names.get("new.draft");
    names.with("seated.type", made("/api/ticket-types", STALLS.formatted(event)));
    names.with("standing.type", made("/api/ticket-types", FLOOR.formatted(event)));
    admin.get().send("PATCH", "/api/events/" + event, "{\"status\": \"PUBLISHED\"}").ok();
    return event;
  }

  private String made(String path, String json) {
    return id(admin.get().post(path, names.resolve(json)).ok());
  }

  static final String SEAT_MAP =
      """
      {"sections": [
        {"name": "Stalls", "seatCategory": "STALLS", "seated": {"rows": [
          {"label": "A", "seatCount": 200}, {"label": "B", "seatCount": 200}]}},
        {"name": "Floor", "seatCategory": "FLOOR", "standing": {"capacity": 1000}}]}
      """;

  private static final String NAMED = "{\"name\": \"@{new.name}\"}";

  private static final String LOCATION =
      """
      {"name": "@{new.name}", "region": "DKI Jakarta", "countryCode": "ID", "timeZone": "Asia/Jakarta"}
      """;

  private static final String VENUE =
      "{\"name\": \"@{new.name}\", \"locationId\": \"@{location.id}\"}";

  private static final String EVENT =
      """
      {"name": "@{new.name}", "categoryId": "@{category.id}", "venueId": "@{venue.id}", "seasonId": "@{season.id}",
       "startTime": "@{start}", "endTime": "@{end}", "maxTicketsPerUser": 0,
       "refundPolicy": {"approval": "ORGANIZER", "feePercent": 10}}
      """;

  private static final String STALLS =
      """
      {"eventId": "%s", "name": "Stalls", "seatCategory": "STALLS", "price": {"currencyCode": "IDR", "units": "400000"}}
      """;

  private static final String FLOOR =
      """
      {"eventId": "%s", "name": "Floor", "seatCategory": "FLOOR", "price": {"currencyCode": "IDR", "units": "250000"}}
      """;

  private static final String PROMO =
      """
      {"code": "@{new.name}", "percentOff": 10, "maxUses": 100, "maxUsesPerUser": 0}
      """;
}
