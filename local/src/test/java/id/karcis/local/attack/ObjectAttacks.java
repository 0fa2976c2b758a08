package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/// API1, broken object level authorisation: a stranger asks every route for the owner's own, and
/// must learn as little as about something that does not exist.
final class ObjectAttacks {

  private final World world;
  private final Function<byte[], Answer> exchange;
  private final ObjectRequests requests = new ObjectRequests();
  private final String before;

  ObjectAttacks(World world, Function<byte[], Answer> exchange) {
    this.world = world;
    this.exchange = exchange;
    this.before = world.ownersView();
  }

  Stream<DynamicNode> all() {
    return Route.all().stream()
        .filter(ObjectRequests::concern)
        .map(route -> DynamicTest.dynamicTest(route.toString(), () -> attack(route)));
  }

  private void attack(Route route) {
    var line = requests.of(route);
    var answer = send(route, line, world.names());
    assertThat(answer.brief()).as(answer.text()).isEqualTo(line.answer());
    if (line.isTheCommonCase()) {
      var unknown = send(route, line, requests.unknown());
      assertThat(world.names().unresolve(answer.text(), ObjectRequests.OWNED))
          .as("the answer tells that it exists")
          .isEqualTo(requests.unknown().unresolve(unknown.text(), ObjectRequests.OWNED));
    }
    assertThat(world.ownersView()).as("what the owner sees").isEqualTo(before);
  }

  private Answer send(Route route, ObjectRequests.Line line, Names names) {
    var headers = List.of("Authorization: Bearer " + world.persons().token("stranger"));
    return exchange.apply(route.request(names.resolve(line.request()), headers));
  }
}
