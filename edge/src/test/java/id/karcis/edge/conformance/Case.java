package id.karcis.edge.conformance;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/// A case of the file: a request, what the upstream does, and what must come of it. The file itself
/// explains its keys.
public record Case(
    String name,
    Map<String, Object> request,
    Map<String, Object> upstream,
    Map<String, Object> expect,
    Map<String, Object> overrides) {

  /// All cases, as an edge of this kind must pass them: what stands under the kind's name in a case
  /// goes over its `expect`, and `skip` there leaves the case out.
  public static List<Case> load(String kind) {
    InputStream file =
        Objects.requireNonNull(Case.class.getResourceAsStream("/conformance/cases.yaml"));
    List<Case> cases = new ArrayList<>();
    for (Object entry : (List<?>) new Yaml().load(file)) {
      Case each = of(asMap(entry), kind);
      if (!each.overrides().containsKey("skip")) {
        cases.add(each);
      }
    }
    return cases;
  }

  /// The case without the differences of its kind.
  Case withoutOverrides() {
    Map<String, Object> plain = asMap(Objects.requireNonNull(request.get("expect")));
    return new Case(name, request, upstream, plain, Map.of());
  }

  private static Case of(Map<String, Object> entry, String kind) {
    Map<String, Object> overrides = asMap(entry.getOrDefault(kind, Map.of()));
    Map<String, Object> expect = new HashMap<>(asMap(Objects.requireNonNull(entry.get("expect"))));
    expect.putAll(overrides);
    expect.values().removeIf(Objects::isNull);
    return new Case(
        Objects.requireNonNull((String) entry.get("name")),
        entry,
        asMap(entry.getOrDefault("upstream", Map.of())),
        expect,
        overrides);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
