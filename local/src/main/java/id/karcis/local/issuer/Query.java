package id.karcis.local.issuer;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads the query of an address.
final class Query {

  private Query() {}

  /// Of a parameter that stands twice the first counts.
  static Map<String, String> of(URI uri) {
    var query = uri.getRawQuery();
    return query == null
        ? Map.of()
        : Arrays.stream(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(
                Collectors.toMap(
                    pair -> decode(pair[0]), pair -> decode(pair[1]), (first, _) -> first));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
