package id.karcis.local.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What is asked of an RPC.
///
/// @param as who asks: `nobody`, `owner` or `admin`
/// @param good the message as JSON that is answered 200; names as `@{order.id}` are of [ApiWorld]
/// @param bad one that is answered 400; empty when the RPC takes nothing that could be bad
/// @param field that the violation names
/// @param headers further header lines
/// @param strangers false when a stranger has a list or a state of their own rather than somebody
///   else's resource to ask for
record ApiRequest(
    String as, String good, String bad, String field, String headers, boolean strangers) {

  private static final Path FILE = Path.of("src/test/resources/api/requests.yaml");
  private static final Set<String> KEYS =
      Set.of("as", "good", "bad", "field", "headers", "strangers");

  /// All by RPC, such as `EventService.GetEvent`.
  static Map<String, ApiRequest> all() {
    try (var reader = Files.newBufferedReader(FILE)) {
      Map<String, Map<String, Object>> file =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
      var requests = new HashMap<String, ApiRequest>();
      file.forEach((rpc, line) -> requests.put(rpc, of(rpc, line)));
      return requests;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ApiRequest of(String rpc, Map<String, Object> line) {
    if (!KEYS.containsAll(line.keySet())) {
      throw new IllegalArgumentException(rpc + " has " + line.keySet() + ", expected " + KEYS);
    }
    return new ApiRequest(
        text(line, "as"),
        text(line, "good"),
        text(line, "bad"),
        text(line, "field"),
        text(line, "headers"),
        !"false".equals(text(line, "strangers")));
  }

  private static String text(Map<String, Object> line, String key) {
    var value = line.get(key);
    return value == null ? "" : value.toString();
  }
}
