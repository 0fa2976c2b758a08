package id.karcis.local.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a stranger asks of each RPC that works on somebody's own: the file `objects.yaml`.
final class ObjectRequests {

  private static final String FILE = "objects.yaml";

  /// Names of resources that the owner has; for each there is one that nobody has.
  static final List<String> OWNED =
      List.of(
          "owner.id",
          "order.code",
          "order.id",
          "pending.code",
          "pending.id",
          "pendingItem.id",
          "cartItem.id",
          "payment.id",
          "pendingPayment.id",
          "ticket.id",
          "refund.id",
          "hold.id",
          "session.id",
          "push.id",
          "event.id");

  /// A line of the file.
  ///
  /// @param request the message as JSON
  /// @param answer of REST, `404 RESOURCE_NOT_FOUND` unless the line says otherwise
  /// @param because why it is another
  record Line(String request, String answer, String because) {

    /// The same answer over gRPC.
    String grpcAnswer() {
      return answer.replace("404 ", "NOT_FOUND ").replace("200", "OK");
    }

    boolean isTheCommonCase() {
      return because.isEmpty();
    }
  }

  private final Map<String, Line> lines;
  private final Names unknown = new Names();

  ObjectRequests() {
    lines = read();
    OWNED.forEach(name -> unknown.with(name, nobodys(name)));
  }

  /// The same names for things that do not exist.
  Names unknown() {
    return unknown;
  }

  /// Whether a row of the table works on somebody's own.
  static boolean concern(Route route) {
    return route.access().equals("OWNER") || route.access().equals("USER") && route.hasVariable();
  }

  Line of(Route route) {
    var line = lines.get(route.rpc().name());
    if (line == null) {
      throw new AssertionError(
          route
              + " works on somebody's own and nobody attacks it: add "
              + route.rpc().name()
              + " to local/src/test/resources/attack/"
              + FILE
              + ", and what it works on to World");
    }
    return line;
  }

  /// Codes of five letters that no code has, since they are mistaken for digits.
  private static String nobodys(String name) {
    return name.endsWith(".code")
        ? (name.startsWith("order") ? "BKG-OOOOO" : "BKG-IIIII")
        : UUID.randomUUID().toString();
  }

  @SuppressWarnings("unchecked") // Fields looks at every value.
  private static Map<String, Line> read() {
    var file = (Map<String, Map<String, Object>>) AttackFiles.read(FILE);
    var lines = new HashMap<String, Line>();
    file.forEach((rpc, line) -> {
      var fields = new Fields(line);
      lines.put(
          rpc,
          new Line(
              fields.text("request"),
              fields.text("answer", "404 RESOURCE_NOT_FOUND"),
              fields.text("because", "")));
      fields.requireAllRead();
    });
    return lines;
  }
}
