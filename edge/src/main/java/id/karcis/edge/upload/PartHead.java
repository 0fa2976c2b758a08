package id.karcis.edge.upload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the headers of a form's part say (RFC 7578, 4.2 to 4.8).
///
/// @param name which field it is
/// @param isFile whether it is a file, as its filename tells; what it is called does not matter
/// @param contentType as it stands there
record PartHead(String name, boolean isFile, @Nullable String contentType) {
  private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");

  /// Reads header lines.
  static PartHead parse(String lines) {
    Map<String, String> headers = headers(lines);
    String encoding = headers.getOrDefault("content-transfer-encoding", "binary");
    if (!PLAIN.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw MultipartParser.malformed("a part is encoded as " + encoding);
    }
    List<String> disposition = split(headers.getOrDefault("content-disposition", ""));
    if (!disposition.getFirst().equalsIgnoreCase("form-data")) {
      throw MultipartParser.malformed("a part is no form-data");
    }
    Map<String, String> parameters = parameters(disposition);
    String name = parameters.get("name");
    if (name == null) {
      throw MultipartParser.malformed("a part has no name");
    }
    boolean isFile = parameters.containsKey("filename") || parameters.containsKey("filename*");
    return new PartHead(name, isFile, headers.get("content-type"));
  }

  private static Map<String, String> headers(String lines) {
    var headers = new HashMap<String, String>();
    for (String line : lines.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      if (colon <= 0 || line.chars().anyMatch(c -> c < ' ' && c != '\t')) {
        throw MultipartParser.malformed("a part has a line that is no header");
      }
      put(headers, line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static Map<String, String> parameters(List<String> disposition) {
    var parameters = new HashMap<String, String>();
    for (String parameter : disposition.subList(1, disposition.size())) {
      int equals = parameter.indexOf('=');
      if (equals <= 0) {
        throw MultipartParser.malformed("a part has a parameter without a value");
      }
      put(parameters, parameter.substring(0, equals), unquoted(parameter.substring(equals + 1)));
    }
    return parameters;
  }

  private static void put(Map<String, String> into, String name, String value) {
    if (into.put(name.strip().toLowerCase(Locale.ROOT), value) != null) {
      throw MultipartParser.malformed("a part says twice what its " + name + " is");
    }
  }

  /// Splits at semicolons outside of quotes. Browsers write a quote inside of quotes as `%22`.
  private static List<String> split(String value) {
    var pieces = new ArrayList<String>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '"') {
        quoted = !quoted;
      } else if (value.charAt(i) == ';' && !quoted) {
        pieces.add(value.substring(start, i).strip());
        start = i + 1;
      }
    }
    pieces.add(value.substring(start).strip());
    return pieces;
  }

  private static String unquoted(String value) {
    String text = value.strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
