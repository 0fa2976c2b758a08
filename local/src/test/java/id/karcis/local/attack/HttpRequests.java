package id.karcis.local.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes HTTP/1.1 requests byte by byte, so that nothing corrects them.
final class HttpRequests {

  /// Sent with every request: no answer may open the API to it.
  static final String FOREIGN_ORIGIN = "https://evil.example";

  private HttpRequests() {}

  /// @param start method and target, such as `GET /api/users`
  /// @param headers lines such as `Authorization: Bearer x`
  static byte[] request(String start, List<String> headers, byte[] body) {
    var lines = new ArrayList<String>();
    lines.add(start + " HTTP/1.1");
    lines.addAll(headers);
    addIfAbsent(lines, "Host", "localhost");
    addIfAbsent(lines, "Origin", FOREIGN_ORIGIN);
    addIfAbsent(lines, "User-Agent", "attack-list");
    addIfAbsent(lines, "Connection", "close");
    if (body.length > 0) {
      addIfAbsent(lines, "Content-Type", "application/json");
      if (!has(lines, "Transfer-Encoding")) {
        addIfAbsent(lines, "Content-Length", String.valueOf(body.length));
      }
    } else if (!start.startsWith("GET ")) {
      addIfAbsent(lines, "Content-Length", "0");
    }
    var out = new ByteArrayOutputStream();
    out.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static void addIfAbsent(List<String> lines, String name, String value) {
    if (!has(lines, name)) {
      lines.add(name + ": " + value);
    }
  }

  private static boolean has(List<String> lines, String name) {
    var start = name.toLowerCase(Locale.ROOT) + ":";
    return lines.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(start));
  }
}
