package id.karcis.edge.conformance;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/// A case of the file: a request, what the upstream does, and what must come of it. The file itself
/// explains its keys.
public record Case(
    String name,
    Map<String, Object> request,
    Map<String, Object> upstream,
    Map<String, Object> expect,
    Map<String, Object> overrides) {

  private static final String REASON = "why";

  /// All cases, as an edge of this kind must pass them: what stands under the kind's name in a case
  /// goes over its `expect`.
  public static List<Case> load(String kind) {
    InputStream file =
        Objects.requireNonNull(Case.class.getResourceAsStream("/conformance/cases.yaml"));
    List<?> entries = new Yaml().load(file);
    return entries.stream().map(entry -> of(asMap(entry), kind)).toList();
  }

  /// For each key that a difference of its kind changes, the case with all the others. A key that
  /// the difference adds only tells more of what happens instead.
  Stream<Case> withoutOneOverride() {
    Map<String, Object> plain = asMap(Objects.requireNonNull(request.get("expect")));
    return overrides.keySet().stream()
        .filter(plain::containsKey)
        .map(key -> {
          Map<String, Object> rest = new HashMap<>(overrides);
          rest.remove(key);
          return new Case(name + ": " + key, request, upstream, overridden(plain, rest), rest);
        });
  }

  private static Case of(Map<String, Object> entry, String kind) {
    Map<String, Object> overrides = new HashMap<>(asMap(entry.getOrDefault(kind, Map.of())));
    if (!overrides.isEmpty() && overrides.remove(REASON) == null) {
      throw new IllegalArgumentException("no reason why: " + entry);
    }
    Map<String, Object> expect =
        overridden(asMap(Objects.requireNonNull(entry.get("expect"))), overrides);
    return new Case(
        Objects.requireNonNull((String) entry.get("name")),
        entry,
        asMap(entry.getOrDefault("upstream", Map.of())),
        expect,
        overrides);
  }

  private static Map<String, Object> overridden(
      Map<String, Object> expect, Map<String, Object> overrides) {
    Map<String, Object> all = new HashMap<>(expect);
    all.putAll(overrides);
    all.values().removeIf(Objects::isNull);
    return all;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
