package id.karcis.local.bench;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// JSON over HTTP/1.1 through the edge.
final class RestWay implements Way {

  static final String PAY_METHOD = "SIMULATED";
  static final String PAY_TOKEN = "tok_approve";
  static final int TICKET_PAGE = 10;

  private static final Gson GSON = new Gson();

  private final Http http;

  RestWay(URI edge) {
    http = new Http(edge);
  }

  @Override
  public String name() {
    return "REST";
  }

  @Override
  public String hold(String token, String eventId, List<String> seatIds) {
    var wish = Map.of("eventId", eventId, "seatIds", seatIds);
    return post(token, "/api/booking/lock", wish).get("id").getAsString();
  }

  @Override
  public Purchase order(String token, String holdId) {
    return purchase(post(token, "/api/bookings", Map.of("holdId", holdId)));
  }

  @Override
  public Purchase pay(String token, String orderCode) {
    var money = Map.of("method", PAY_METHOD, "token", PAY_TOKEN);
    return purchase(post(token, "/api/bookings/" + orderCode + "/pay", money));
  }

  @Override
  public Purchase look(String token, String orderCode) {
    return purchase(json(http.get(token, "/api/bookings/" + orderCode)));
  }

  @Override
  public int readTickets(String token) {
    return json(http.get(token, "/api/e-tickets?pageSize=" + TICKET_PAGE))
        .getAsJsonArray("tickets")
        .size();
  }

  @Override
  public void close() {
    http.close();
  }

  private JsonObject post(String token, String path, Map<String, ?> body) {
    return json(http.post(token, path, GSON.toJson(body)));
  }

  private static JsonObject json(String body) {
    return GSON.fromJson(body, JsonObject.class);
  }

  private static Purchase purchase(JsonObject order) {
    var seats = new ArrayList<String>();
    var tickets = 0;
    for (JsonElement element : order.getAsJsonArray("items")) {
      var item = element.getAsJsonObject();
      seats.add(item.get("seatId").getAsString());
      tickets += item.getAsJsonArray("ticketIds").size();
    }
    var paid = "PAID".equals(order.get("status").getAsString());
    return new Purchase(order.get("code").getAsString(), paid, seats, tickets);
  }
}
