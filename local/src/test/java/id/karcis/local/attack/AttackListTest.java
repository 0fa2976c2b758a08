package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Sends the attack list and the attacks on every route. None may get through: each has the answer
/// that its line says, tells nothing of the inside, and leaves all that belongs to others as it
/// was.
abstract class AttackListTest {

  private static final int FEWEST_ATTACKS = 150;

  /// An empty message as gRPC frames it.
  private static final byte[] EMPTY_FRAME = new byte[5];

  final World world = World.get();
  private final Names names = world.names();

  /// Where the attacks go.
  abstract URI target();

  /// Whether it is Envoy that translates.
  abstract boolean isEnvoy();

  @TestFactory
  Stream<DynamicNode> refusesTheList() {
    var before = world.ownersView();
    ForgedTokenNames.add(world);
    return AttackFiles.chapters().entrySet().stream()
        .map(chapter ->
            DynamicContainer.dynamicContainer(chapter.getKey(), tests(chapter.getValue(), before)));
  }

  private Stream<DynamicTest> tests(List<Attack> attacks, String before) {
    return Stream.concat(
        attacks.stream()
            .filter(attack -> !isEnvoy() || attack.isForEnvoy())
            .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> run(attack, before))),
        Stream.of(
            DynamicTest.dynamicTest(
                "leaves the owner's own as it was", () -> requireUnchanged("all", before))));
  }

  /// Looks at once after what writes, where the edge is attacked; else at the end of the chapter.
  private void run(Attack attack, String before) {
    send(attack);
    if (!isEnvoy() && attack.writes()) {
      requireUnchanged(attack.name(), before);
    }
  }

  private void requireUnchanged(String attack, String before) {
    assertThat(world.ownersView()).as("what the owner sees after " + attack).isEqualTo(before);
  }

  @TestFactory
  Stream<DynamicNode> refusesStrangersOnEveryObject() {
    return new ObjectAttacks(world, this::exchange).all();
  }

  @TestFactory
  Stream<DynamicNode> refusesEverybodyElseOnEveryFunction() {
    return new FunctionAttacks(world, this::exchange).all();
  }

  @TestFactory
  Stream<DynamicNode> refusesFlows() {
    return new FlowAttacks(world, target()).all();
  }

  /// RPCs between services have no way in, neither as JSON nor as gRPC.
  @TestFactory
  Stream<DynamicNode> hidesInternalRpcs() {
    return InternalRpcs.all().stream()
        .map(rpc ->
            DynamicTest.dynamicTest(
                rpc.name(),
                () -> {
                  for (var type : List.of("application/json", "application/grpc")) {
                    var headers =
                        List.of(
                            "Content-Type: " + type,
                            "Authorization: Bearer " + world.persons().token("admin"));
                    var request = HttpRequests.request("POST /" + rpc.name(), headers, EMPTY_FRAME);
                    assertThat(exchange(request).brief()).isEqualTo("404 ROUTE_NOT_FOUND");
                  }
                }));
  }

  @TestFactory
  Stream<DynamicNode> refusesForgedTokens() {
    return ForgedTokenNames.all().entrySet().stream()
        .map(forged ->
            DynamicTest.dynamicTest(
                forged.getKey(),
                () -> {
                  var headers = List.of("Authorization: Bearer " + forged.getValue());
                  var answer =
                      exchange(HttpRequests.request("GET /api/users", headers, new byte[0]));
                  assertThat(answer.brief()).as(answer.text()).isEqualTo("401 TOKEN_INVALID");
                }));
  }

  @Test
  void listHasEnoughAttacks() {
    var count = AttackFiles.chapters().values().stream().mapToInt(List::size).sum();
    assertThat(count).isGreaterThanOrEqualTo(FEWEST_ATTACKS);
  }

  private void send(Attack attack) {
    var answer = new RawHttp(target()).send(bytes(attack));
    AnswerRules.check(attack.name(), answer);
    var expected = isEnvoy() && !attack.envoy().isEmpty() ? attack.envoy() : attack.answer();
    assertThat(Arrays.stream(expected.split("\\|")).map(String::strip).toList())
        .as(attack.name() + " got " + answer)
        .containsAnyOf(answer.brief(), String.valueOf(answer.status()));
    attack.has().forEach((field, value) -> expect(attack.name(), answer, field, value));
    attack
        .lacks()
        .forEach(text ->
            assertThat(answer.text()).as(attack.name()).doesNotContain(names.resolve(text)));
    attack.then().forEach((path, shows) -> expectThen(attack, path, shows));
  }

  /// Sends a request; whatever comes back must keep to [AnswerRules].
  final Answer exchange(byte[] request) {
    var answer = new RawHttp(target()).send(request);
    AnswerRules.check("", answer);
    return answer;
  }

  private void expectThen(Attack attack, String path, Map<String, String> shows) {
    var raw = world.persons().as(attack.as()).get(names.resolve(path)).raw();
    var answer = new Answer(raw.statusCode(), List.of(), raw.body());
    shows.forEach((field, value) -> expect(attack.name(), answer, field, value));
  }

  private void expect(String attack, Answer answer, String field, String value) {
    var found = answer.json().at("/" + field.replace('.', '/'));
    assertThat(found.isValueNode() ? found.asString("") : found.toString())
        .as(attack + ": " + field + " of " + answer)
        .isEqualTo(names.resolve(value));
  }

  private byte[] bytes(Attack attack) {
    if (!attack.raw().isEmpty()) {
      return names
          .resolve(attack.raw())
          .replace("\n", "\r\n")
          .replace("\\0", "\0")
          .getBytes(StandardCharsets.UTF_8);
    }
    var headers = new ArrayList<String>();
    if (!attack.as().equals("nobody")) {
      headers.add("Authorization: Bearer " + world.persons().token(attack.as()));
    }
    attack.headers().forEach(header -> headers.add(names.resolve(header)));
    var body =
        attack.bytes().isEmpty()
            ? names.resolve(attack.body()).getBytes(StandardCharsets.UTF_8)
            : Bodies.named(attack.bytes());
    return HttpRequests.request(names.resolve(attack.send()), headers, body);
  }
}
