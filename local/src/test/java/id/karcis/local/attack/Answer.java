package id.karcis.local.attack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What came back over HTTP.
///
/// @param status 0 when the connection was closed without an answer
public record Answer(int status, List<Header> headers, byte[] body) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// A header line, its name in lower case.
  public record Header(String name, String value) {}

  /// The first value of a header, or an empty string.
  public String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  /// The reason of the ErrorInfo among the details, or an empty string.
  public String reason() {
    for (var detail : json().path("details")) {
      if (detail.path("@type").asString("").endsWith("google.rpc.ErrorInfo")) {
        return detail.path("reason").asString("");
      }
    }
    return "";
  }

  /// Status and reason, such as `404 RESOURCE_NOT_FOUND`.
  public String brief() {
    return (status + " " + reason()).strip();
  }

  @Override
  public String toString() {
    return brief() + ": " + text();
  }
}
