package id.karcis.edge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Runs cases against an edge at a base URI that calls the given upstream.
public final class CaseRunner {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Before an expected value that is a regular expression.
  private static final String PATTERN = "~";

  private final ConformanceApi api = new ConformanceApi();
  private final URI base;
  private final EchoUpstream upstream;

  public CaseRunner(URI base, EchoUpstream upstream) {
    this.base = base;
    this.upstream = upstream;
  }

  /// Sends the case's request and checks everything that it expects.
  public void run(Case c) throws Exception {
    upstream.play(script(c));
    RawHttp.Answer answer = exchange(c);
    String shown = answer.status() + " " + answer.text();
    if (c.expect().containsKey("status")) {
      assertThat(answer.status()).as(shown).isEqualTo(c.expect().get("status"));
    }
    checkBody(c, answer);
    checkHeaders(c, answer);
    checkCall(c, upstream.lastCall());
  }

  private Script script(Case c) {
    Map<String, Object> upstreamKeys = c.upstream();
    boolean silent = upstreamKeys.containsKey("status") && !upstreamKeys.containsKey("replies");
    Object reply = upstreamKeys.getOrDefault("reply", Map.of());
    List<?> replies =
        silent ? List.of() : (List<?>) upstreamKeys.getOrDefault("replies", List.of(reply));
    Status status =
        upstreamKeys.containsKey("status")
            ? api.status(JSON.writeValueAsString(upstreamKeys.get("status")))
            : null;
    boolean bare = Boolean.TRUE.equals(upstreamKeys.get("bare"));
    return new Script(
        method -> messages(method, replies),
        Duration.ZERO,
        status,
        !bare,
        strings(upstreamKeys.get("headers")),
        false,
        false,
        Integer.MAX_VALUE);
  }

  private List<byte[]> messages(String method, List<?> replies) {
    var type = api.rpc(method).getOutputType();
    return replies.stream()
        .map(reply -> api.message(type, JSON.writeValueAsString(reply)).toByteArray())
        .toList();
  }

  private static Map<String, String> strings(@Nullable Object map) {
    if (map == null) {
      return Map.of();
    }
    return Case.asMap(map).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> String.valueOf(e.getValue())));
  }

  private RawHttp.Answer exchange(Case c) throws IOException {
    String line = (String) Objects.requireNonNull(c.request().get("request"), c.name());
    byte[] body = body(c.request());
    var head =
        new StringBuilder(line)
            .append(" HTTP/1.1\r\nhost: ")
            .append(base.getAuthority())
            .append("\r\n");
    strings(c.request().get("headers"))
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (c.request().containsKey("form")) {
      head.append("content-type: ").append(Form.CONTENT_TYPE).append("\r\n");
    }
    boolean chunked = Boolean.TRUE.equals(c.request().get("chunked"));
    if (chunked) {
      head.append("transfer-encoding: chunked\r\n");
    } else if (body.length > 0 || !line.startsWith("GET") && !line.startsWith("HEAD")) {
      head.append("content-length: ").append(body.length).append("\r\n");
    }
    try (var http = new RawHttp(base.getHost(), base.getPort())) {
      http.send(head.append("\r\n").toString());
      http.send(chunked ? chunks(body) : body);
      return http.receive(line.startsWith("HEAD"));
    }
  }

  private static byte[] chunks(byte[] body) {
    var out = new ByteArrayOutputStream();
    int size = 1024;
    for (int at = 0; at < body.length; at += size) {
      int length = Math.min(size, body.length - at);
      out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(body, at, length);
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  private static byte[] body(Map<String, Object> request) {
    if (request.get("bodyHex") instanceof String hex) {
      return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
    if (request.get("form") instanceof List<?> parts) {
      return Form.of(parts);
    }
    String text = request.get("body") instanceof String given ? given : "";
    int times = request.get("bodyTimes") instanceof Integer given ? given : 1;
    return text.repeat(times).getBytes(StandardCharsets.UTF_8);
  }

  private void checkBody(Case c, RawHttp.Answer answer) {
    if (c.expect().containsKey("json")) {
      JsonNode expected = JSON.valueToTree(c.expect().get("json"));
      assertContains(expected, json(answer), "$");
    }
    if (c.expect().containsKey("jsonExact")) {
      assertThat(json(answer)).isEqualTo(JSON.valueToTree(c.expect().get("jsonExact")));
    }
    if (c.expect().containsKey("lines")) {
      List<JsonNode> lines = answer.text().lines().map(JSON::readTree).toList();
      List<?> expected = (List<?>) c.expect().get("lines");
      assertThat(lines).as(answer.text()).hasSameSizeAs(expected);
      for (int i = 0; i < lines.size(); i++) {
        assertContains(JSON.valueToTree(expected.get(i)), lines.get(i), "line " + i);
      }
    }
    if (c.expect().get("text") instanceof String text) {
      assertThat(answer.text()).isEqualTo(text);
    }
    if (c.expect().get("reason") instanceof String reason) {
      assertThat(answer.text()).contains("\"reason\":\"" + reason + "\"");
    }
    if (c.expect().get("field") instanceof String field) {
      assertThat(json(answer).findValuesAsString("field")).as(answer.text()).contains(field);
    }
  }

  private static JsonNode json(RawHttp.Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JacksonException e) {
      throw new AssertionError("no JSON: " + answer.text(), e);
    }
  }

  /// Whether everything that is expected is there; an expected object may be a part of the actual
  /// one, a list not.
  private static void assertContains(JsonNode expected, JsonNode actual, String at) {
    if (expected.isObject() && actual.isObject()) {
      expected
          .propertyNames()
          .forEach(name -> {
            assertThat(actual.has(name)).as(at + "." + name + " in " + actual).isTrue();
            assertContains(expected.get(name), actual.get(name), at + "." + name);
          });
    } else if (expected.isArray() && actual.isArray()) {
      assertThat(actual.size()).as(at + " " + actual).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        assertContains(expected.get(i), actual.get(i), at + "[" + i + "]");
      }
    } else if (expected.isNumber() && actual.isNumber()) {
      assertThat(actual.asDouble()).as(at).isEqualTo(expected.asDouble());
    } else {
      assertThat(actual).as(at).isEqualTo(expected);
    }
  }

  private static void checkHeaders(Case c, RawHttp.Answer answer) {
    if (c.expect().get("type") instanceof String type) {
      assertThat(answer.headers().getOrDefault("content-type", "")).isEqualTo(type);
    }
    if (c.expect().containsKey("headers")) {
      Case.asMap(Objects.requireNonNull(c.expect().get("headers")))
          .forEach((name, value) -> checkValue(name, answer.headers().get(name), value));
    }
  }

  private void checkCall(Case c, EchoUpstream.@Nullable Call call)
      throws InvalidProtocolBufferException {
    if (!(c.expect().get("rpc") instanceof String rpcName)) {
      return;
    }
    if (rpcName.equals("none")) {
      assertThat(call).as("no call upstream").isNull();
      return;
    }
    assertThat(call).as("a call upstream").isNotNull();
    EchoUpstream.Call made = Objects.requireNonNull(call);
    MethodDescriptor rpc = api.rpc(made.method());
    assertThat(rpc.getName()).isEqualTo(rpcName);
    if (c.expect().containsKey("message")) {
      String json = JSON.writeValueAsString(c.expect().get("message"));
      assertThat(api.canonical(message(rpc, made.messages())))
          .isEqualTo(api.message(rpc.getInputType(), json));
    }
    if (c.expect().containsKey("metadata")) {
      Case.asMap(Objects.requireNonNull(c.expect().get("metadata")))
          .forEach((name, value) -> checkValue(name, made.metadata(name), value));
    }
  }

  /// The request, whose file the messages of a stream hold in pieces.
  private static DynamicMessage message(MethodDescriptor rpc, List<byte[]> pieces)
      throws InvalidProtocolBufferException {
    DynamicMessage first = DynamicMessage.parseFrom(rpc.getInputType(), pieces.getFirst());
    return rpc.isClientStreaming() ? Form.joined(first, pieces) : first;
  }

  private static void checkValue(String name, @Nullable String actual, @Nullable Object expected) {
    if (expected == null) {
      assertThat(actual).as(name).isNull();
    } else if (expected instanceof String text && text.startsWith(PATTERN)) {
      assertThat(actual).as(name).matches(text.substring(PATTERN.length()));
    } else {
      assertThat(actual).as(name).isEqualTo(expected);
    }
  }
}
