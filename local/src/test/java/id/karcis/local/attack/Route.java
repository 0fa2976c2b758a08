package id.karcis.local.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A row of the table of public routes.
///
/// @param access `PUBLIC`, `USER`, `OWNER` or `ADMIN`
public record Route(String access, String method, String path, Rpc rpc) {

  private static final Path TABLE = Path.of("../proto/src/test/resources/routes.txt");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
  private static final JsonMapper JSON = JsonMapper.shared();

  public static List<Route> all() {
    try (var lines = Files.lines(TABLE)) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(Route::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Route of(String line) {
    var words = line.split(" ", -1);
    return new Route(words[0], words[1], words[2], Rpc.of(words[3]));
  }

  boolean hasVariable() {
    return path.contains("{");
  }

  /// The start line with the same value for each variable.
  String start(String value) {
    return method + " " + VARIABLE.matcher(path).replaceAll(value);
  }

  /// The HTTP request that carries this message, with further header lines.
  public byte[] request(String message, List<String> headers) {
    var fields = (ObjectNode) JSON.readTree(message);
    var target =
        VARIABLE.matcher(path).replaceAll(found -> take(fields, found.group(1).split("\\.", -1)));
    var body = rpc.bodyOn(method, path);
    if (body.isEmpty()) {
      return HttpRequests.request(method + " " + target + query(fields), headers, new byte[0]);
    }
    if (body.equals("*")) {
      return HttpRequests.request(method + " " + target, headers, bytes(fields.toString()));
    }
    var sent = fields.remove(camel(body));
    var start = method + " " + target + query(fields);
    if (!sent.path("contentType").isString()) {
      return HttpRequests.request(start, headers, bytes(sent.toString()));
    }
    var typed = new ArrayList<>(headers);
    typed.add("Content-Type: " + sent.path("contentType").asString());
    return HttpRequests.request(
        start, typed, Base64.getDecoder().decode(sent.path("data").asString()));
  }

  /// Takes a field out of the message: it stands in the path.
  private static String take(ObjectNode fields, String[] way) {
    var holder = fields;
    for (int i = 0; i < way.length - 1; i++) {
      holder = (ObjectNode) holder.path(camel(way[i]));
    }
    var value = holder.remove(camel(way[way.length - 1]));
    if (value == null) {
      throw new AssertionError("the message lacks " + String.join(".", way) + ": " + fields);
    }
    return encode(value.asString());
  }

  private static String query(ObjectNode fields) {
    var query = new ArrayList<String>();
    fields
        .properties()
        .forEach(field -> query.add(field.getKey() + "=" + encode(text(field.getValue()))));
    return query.isEmpty() ? "" : "?" + String.join("&", query);
  }

  private static String text(JsonNode value) {
    return value.asString();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String camel(String name) {
    return Pattern.compile("_([a-z])")
        .matcher(name)
        .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return access + " " + method + " " + path;
  }
}
