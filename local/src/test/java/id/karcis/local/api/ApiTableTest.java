package id.karcis.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.karcis.local.api.ApiTable.Row;
import id.karcis.local.attack.Answer;
import id.karcis.local.attack.RawHttp;
import id.karcis.local.attack.Route;
import id.karcis.local.sale.RunningPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Proves `docs/api.md` on the running platform: each row is reachable by its first path and by the
/// others with the same answer, refused to those who may not, 404 for a stranger, 400 with the
/// field named for a bad body.
class ApiTableTest {

  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
  private static final Map<String, List<String>> ACCESS =
      Map.of(
          "P", List.of("PUBLIC"),
          "U", List.of("USER"),
          "S", List.of("OWNER"),
          "A", List.of("ADMIN"),
          "provider", List.of("PUBLIC"));

  private final Map<String, Route> routes =
      Route.all().stream()
          .collect(
              Collectors.toMap(route -> shape(route.method(), route.path()), Function.identity()));
  private final Map<String, ApiRequest> requests = ApiRequest.all();
  private final RawHttp edge = new RawHttp(RunningPlatform.get().edge());

  @Test
  void listsEveryRouteOfTheContract() {
    var listed =
        ApiTable.rows().stream().flatMap(row -> row.paths().stream()).map(ApiTableTest::shape);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(routes.keySet());
  }

  @TestFactory
  Stream<DynamicNode> provesEveryRowOfTheCatalogTheSaleAndThePayments() {
    return ApiTable.rows().stream()
        .filter(row -> !route(row, 0).rpc().name().startsWith("karcis.user."))
        .map(row -> dynamicContainer(row.rpc(), proofs(row)));
  }

  private Stream<DynamicNode> proofs(Row row) {
    var request = requests.get(row.rpc());
    if (request == null) {
      return Stream.of(
          dynamicTest(
              "is asked",
              () -> {
                throw new AssertionError("add " + row.rpc() + " to api/requests.yaml");
              }));
    }
    var proofs = new ArrayList<DynamicNode>();
    proofs.add(dynamicTest("is of this RPC and access", () -> checkContract(row)));
    proofs.add(dynamicTest("answers alike on all paths", () -> checkPaths(row, request)));
    proofs.add(dynamicTest("is refused to the wrong role", () -> checkRoles(row, request)));
    if (row.who().equals("S") && request.strangers()) {
      proofs.add(dynamicTest("is not there for a stranger", () -> checkStranger(row, request)));
    }
    if (!request.bad().isEmpty()) {
      proofs.add(dynamicTest("names the bad field", () -> checkBad(row, request)));
    }
    return proofs.stream();
  }

  private void checkContract(Row row) {
    for (int i = 0; i < row.paths().size(); i++) {
      var route = route(row, i);
      assertThat(route.rpc().name()).endsWith("." + row.rpc().replace('.', '/'));
      assertThat(ACCESS.get(row.who())).contains(route.access());
    }
  }

  private void checkPaths(Row row, ApiRequest request) {
    var first = good(route(row, 0), request);
    assertThat(first.status()).as(first.toString()).isEqualTo(200);
    for (int i = 1; i < row.paths().size(); i++) {
      var other = good(route(row, i), request);
      assertThat(other.status()).as(row.paths().get(i) + ": " + other).isEqualTo(200);
      assertThat(other.header("content-type")).isEqualTo(first.header("content-type"));
      if (first.header("content-type").startsWith("application/json")) {
        assertThat(Shape.of(other.text())).as(row.paths().get(i)).isEqualTo(Shape.of(first.text()));
      }
    }
  }

  private void checkRoles(Row row, ApiRequest request) {
    for (var route : routes(row)) {
      if (!route.access().equals("PUBLIC")) {
        assertThat(send(route, request, "nobody", request.good()).brief())
            .isEqualTo("401 TOKEN_MISSING");
      }
      if (route.access().equals("ADMIN")) {
        assertThat(send(route, request, "owner", request.good()).brief())
            .isEqualTo("403 ROLE_REQUIRED");
      }
    }
  }

  private void checkStranger(Row row, ApiRequest request) {
    for (var route : routes(row)) {
      assertThat(send(route, request, "stranger", request.good()).brief())
          .isEqualTo("404 RESOURCE_NOT_FOUND");
    }
  }

  private void checkBad(Row row, ApiRequest request) {
    for (var route : routes(row)) {
      var answer = send(route, request, request.as(), request.bad());
      assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
      assertThat(violatedFields(answer))
          .as(answer.text())
          .anyMatch(
              field -> field.equals(request.field()) || field.endsWith("." + request.field()));
    }
  }

  private static List<String> violatedFields(Answer answer) {
    var fields = new ArrayList<String>();
    for (var detail : answer.json().path("details")) {
      for (var violation : detail.path("fieldViolations")) {
        assertThat(violation.path("description").asString()).isNotBlank();
        fields.add(violation.path("field").asString());
      }
    }
    return fields;
  }

  private Answer good(Route route, ApiRequest request) {
    return send(route, request, request.as(), request.good());
  }

  private Answer send(Route route, ApiRequest request, String as, String message) {
    var world = ApiWorld.get();
    var headers = new ArrayList<String>();
    if (!as.equals("nobody")) {
      headers.add("Authorization: Bearer " + world.token(as));
    }
    if (!request.headers().isEmpty()) {
      headers.add(world.names().resolve(request.headers()));
    }
    var bytes = route.request(world.names().resolve(message), headers);
    return route.rpc().method().getType().serverSendsOneMessage()
        ? edge.send(bytes)
        : edge.begin(bytes);
  }

  private List<Route> routes(Row row) {
    return IntStream.range(0, row.paths().size()).mapToObj(i -> route(row, i)).toList();
  }

  private Route route(Row row, int index) {
    var path = row.paths().get(index);
    var route = routes.get(shape(path));
    if (route == null) {
      throw new AssertionError("the contract has no " + path);
    }
    return route;
  }

  private static String shape(String method, String path) {
    return shape(method + " " + path);
  }

  private static String shape(String methodAndPath) {
    return VARIABLE.matcher(methodAndPath).replaceAll("{}");
  }
}
