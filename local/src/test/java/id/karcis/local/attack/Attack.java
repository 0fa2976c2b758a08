package id.karcis.local.attack;

import java.util.List;
import java.util.Map;

/// A line of the attack list. Texts may hold `@{...}`, see [Names].
///
/// @param name what the attacker hopes for
/// @param as who sends it: `nobody`, or whose token [World] knows
/// @param send method and target
/// @param headers header lines
/// @param body text of the body
/// @param bytes name of a body that is no text, see [Bodies]
/// @param raw the whole request instead of the five above, lines ended by `\n`
/// @param answer what must come back: status and reason, several separated by `|`
/// @param envoy what Envoy may answer instead, or `not sent`
/// @param because why Envoy's answer differs
/// @param has fields of the answer and their values
/// @param lacks texts that the answer must not hold
/// @param then paths to read with the attacker's token afterwards, and the fields that must stand
///   there
record Attack(
    String name,
    String as,
    String send,
    List<String> headers,
    String body,
    String bytes,
    String raw,
    String answer,
    String envoy,
    String because,
    Map<String, String> has,
    List<String> lacks,
    Map<String, Map<String, String>> then) {

  /// Whether it could change something.
  boolean writes() {
    return !send.startsWith("GET ") && !send.startsWith("HEAD ");
  }

  boolean isForEnvoy() {
    return !envoy.equals("not sent");
  }

  /// Reads a line; fails on a key that it does not know.
  static Attack of(Map<String, Object> line) {
    var fields = new Fields(line);
    var attack =
        new Attack(
            fields.text("name"),
            fields.text("as", "nobody"),
            fields.text("send", ""),
            fields.list("headers"),
            fields.text("body", ""),
            fields.text("bytes", ""),
            fields.text("raw", ""),
            fields.text("answer"),
            fields.text("envoy", ""),
            fields.text("because", ""),
            fields.map("has"),
            fields.list("lacks"),
            fields.maps("then"));
    fields.requireAllRead();
    if (attack.envoy.isEmpty() != attack.because.isEmpty()) {
      throw new IllegalArgumentException(attack.name + ": give envoy and because together");
    }
    if (attack.send.isEmpty() == attack.raw.isEmpty()) {
      throw new IllegalArgumentException(attack.name + ": give one of send and raw");
    }
    return attack;
  }
}
