package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.CreateUserRequest;
import id.karcis.local.attack.GrpcCaller.Outcome;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The attacks on every RPC, over gRPC and past edge and Envoy: the services refuse them
/// themselves.
class GrpcAttackTest {

  private static final GrpcCaller GRPC = new GrpcCaller();
  private static final int BOMB_BYTES = 16 << 20;
  private static final String SERVICE_TOKEN = "x-karcis-service-token";

  private final World world = World.get();

  @AfterAll
  static void disconnect() {
    GRPC.close();
  }

  @TestFactory
  Stream<DynamicTest> refusesStrangersOnEveryObject() {
    var requests = new ObjectRequests();
    var before = world.ownersView();
    return distinct(ObjectRequests::concern)
        .map(route ->
            DynamicTest.dynamicTest(
                route.rpc().name(),
                () -> {
                  attack(route, requests);
                  assertThat(world.ownersView()).as("what the owner sees").isEqualTo(before);
                }));
  }

  private void attack(Route route, ObjectRequests requests) {
    var line = requests.of(route);
    var answer = asStranger(route, world.names().resolve(line.request()));
    assertThat(answer.brief()).as(answer.text()).isEqualTo(line.grpcAnswer());
    if (line.isTheCommonCase()) {
      var unknown = asStranger(route, requests.unknown().resolve(line.request()));
      assertThat(world.names().unresolve(answer.text(), ObjectRequests.OWNED))
          .as("the answer tells that it exists")
          .isEqualTo(requests.unknown().unresolve(unknown.text(), ObjectRequests.OWNED));
    }
  }

  private Outcome asStranger(Route route, String request) {
    return GRPC.call(route.rpc(), route.rpc().request(request), bearer("stranger"));
  }

  @TestFactory
  Stream<DynamicTest> refusesEverybodyElseOnEveryFunction() {
    return distinct(route -> !route.access().equals("PUBLIC"))
        .map(route ->
            DynamicTest.dynamicTest(
                route.rpc().name(),
                () ->
                    FunctionAttacks.refusals(route.access())
                        .forEach((who, refusal) -> {
                          var outcome =
                              GRPC.call(route.rpc(), route.rpc().request("{}"), bearer(who));
                          assertThat(outcome.reason())
                              .as(who + " got " + outcome.text())
                              .isEqualTo(refusal.substring(4));
                        })));
  }

  /// Users' tokens, also an admin's, do not open what is for services, nor does a forged token.
  @TestFactory
  Stream<DynamicTest> refusesUsersAndForgedServicesOnInternalRpcs() {
    return InternalRpcs.all().stream()
        .flatMap(rpc ->
            intruders().entrySet().stream()
                .map(intruder ->
                    DynamicTest.dynamicTest(
                        rpc.name() + " with " + intruder.getKey(),
                        () -> {
                          var outcome = GRPC.call(rpc, rpc.request("{}"), intruder.getValue());
                          assertThat(outcome.code())
                              .as(outcome.text())
                              .isEqualTo(Status.Code.UNAUTHENTICATED);
                        })));
  }

  @TestFactory
  Stream<DynamicTest> refusesForgedTokens() {
    var listUsers = Rpc.of("karcis.user.v1.UserService/ListUsers");
    return ForgedTokenNames.all().entrySet().stream()
        .map(forged ->
            DynamicTest.dynamicTest(
                forged.getKey(),
                () -> {
                  var headers = Map.of("authorization", "Bearer " + forged.getValue());
                  var outcome = GRPC.call(listUsers, listUsers.request("{}"), headers);
                  assertThat(outcome.brief()).isEqualTo("UNAUTHENTICATED TOKEN_INVALID");
                }));
  }

  /// The edge refuses compressed bodies; a service takes compressed messages, but not larger ones.
  @Test
  void refusesACompressedBomb() {
    var createUser = Rpc.of("karcis.user.v1.UserService/CreateUser");
    var bomb = CreateUserRequest.newBuilder().setDisplayName("x".repeat(BOMB_BYTES)).build();
    var outcome = GRPC.callCompressed(createUser, bomb);
    assertThat(outcome.code()).as(outcome.text()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  private Map<String, Map<String, String>> intruders() {
    var intruders = new LinkedHashMap<String, Map<String, String>>();
    intruders.put("nothing", Map.of());
    intruders.put("a customer's token", bearer("stranger"));
    intruders.put("an admin's token", bearer("admin"));
    intruders.put(
        "an admin's token as service token", Map.of(SERVICE_TOKEN, world.persons().token("admin")));
    intruders.put("an empty service token", Map.of(SERVICE_TOKEN, ""));
    var claims = "{\"iss\":\"booking-svc\",\"aud\":\"karcis-internal\",\"exp\":4102444800}";
    var none = Jwts.unsigned("{\"alg\":\"none\"}", claims) + ".";
    intruders.put("a service token of algorithm none", Map.of(SERVICE_TOKEN, none));
    var guessed =
        Jwts.hs256("{\"alg\":\"HS256\"}", claims, "k".repeat(32).getBytes(StandardCharsets.UTF_8));
    intruders.put("a service token of a guessed secret", Map.of(SERVICE_TOKEN, guessed));
    return intruders;
  }

  private Map<String, String> bearer(String who) {
    return who.equals("nobody")
        ? Map.of()
        : Map.of("authorization", "Bearer " + world.persons().token(who));
  }

  private static Stream<Route> distinct(Predicate<Route> which) {
    return Route.all().stream()
        .filter(which)
        .collect(
            Collectors.toMap(
                route -> route.rpc().name(), Function.identity(), (a, _) -> a, LinkedHashMap::new))
        .values()
        .stream();
  }
}
