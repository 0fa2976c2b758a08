package id.karcis.local.sale;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the REST API as a stranger would write one. Immutable: [#as] and [#with] return
/// changed copies.
public record Rest(URI base, Map<String, String> headers) {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final JsonMapper JSON = JsonMapper.shared();

  /// An answer: status, headers, raw body.
  public record Answer(HttpResponse<byte[]> raw) {

    public int status() {
      return raw.statusCode();
    }

    public JsonNode json() {
      return JSON.readTree(raw.body());
    }

    public String text() {
      return new String(raw.body(), StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /// The reason of the ErrorInfo among the details, or an empty string.
    public String reason() {
      return detail("ErrorInfo").path("reason").asString("");
    }

    public JsonNode detail(String type) {
      for (var detail : json().path("details")) {
        if (detail.path("@type").asString("").endsWith("google.rpc." + type)) {
          return detail;
        }
      }
      return JSON.createObjectNode();
    }

    /// The body of a call that must have worked.
    public JsonNode ok() {
      if (status() != 200) {
        throw new AssertionError("expected 200, got " + status() + ": " + text());
      }
      return json();
    }
  }

  public static Rest at(URI base) {
    return new Rest(base, Map.of());
  }

  public Rest as(String accessToken) {
    return with("Authorization", "Bearer " + accessToken);
  }

  public Rest with(String header, String value) {
    var changed = new LinkedHashMap<>(headers);
    changed.put(header, value);
    return new Rest(base, changed);
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer post(String path, String json) {
    return send("POST", path, json);
  }

  public Answer send(String method, String path, String json) {
    return send(method, path, json.getBytes(StandardCharsets.UTF_8));
  }

  public Answer send(String method, String path, byte[] body) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    request.method(
        method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " failed: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
