package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/// API5, broken function level authorisation: everybody who may not calls every route, with a body
/// that would be refused as well, so that whoever may not learns nothing of what the body needs.
final class FunctionAttacks {

  /// Valid JSON that no admin's call takes.
  private static final String BAD_BODY = "{\"name\": \"\"}";

  private final World world;
  private final Function<byte[], Answer> exchange;

  FunctionAttacks(World world, Function<byte[], Answer> exchange) {
    this.world = world;
    this.exchange = exchange;
  }

  Stream<DynamicNode> all() {
    return Route.all().stream()
        .filter(route -> !route.access().equals("PUBLIC"))
        .map(route -> DynamicTest.dynamicTest(route.toString(), () -> attack(route)));
  }

  private void attack(Route route) {
    refusals(route.access())
        .forEach((who, refusal) -> {
          var answer = exchange.apply(request(route, who));
          assertThat(answer.brief()).as(who + " got " + answer.text()).isEqualTo(refusal);
        });
  }

  /// Who is refused on a route with this access, and how.
  static Map<String, String> refusals(String access) {
    var refusals = new LinkedHashMap<String, String>();
    refusals.put("nobody", "401 TOKEN_MISSING");
    if (access.equals("ADMIN")) {
      Persons.CUSTOMERS.forEach(name -> refusals.put(name, "403 ROLE_REQUIRED"));
      refusals.put("demoted", "401 SESSION_ENDED");
    }
    refusals.put("deleted", "401 SESSION_ENDED");
    refusals.put("signed out", "401 SESSION_ENDED");
    return refusals;
  }

  private byte[] request(Route route, String who) {
    var headers = new ArrayList<String>();
    if (!who.equals("nobody")) {
      headers.add("Authorization: Bearer " + world.persons().token(who));
    }
    var start = route.start(UUID.randomUUID().toString());
    var plain = start.startsWith("GET ") || start.startsWith("DELETE ");
    var body = plain ? "" : BAD_BODY;
    return HttpRequests.request(start, List.copyOf(headers), body.getBytes(StandardCharsets.UTF_8));
  }
}
