package id.karcis.payment;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Stripe's API as recorded: shapes, error bodies, statuses and headers are Stripe's; the memory
/// behind it is [RecordedAccount]. Requests with one idempotency key are answered once and replayed
/// after, as Stripe does; trouble can be had by [#next].
final class RecordedStripe {

  /// How a request ends.
  enum Trouble {
    /// Refused: too many requests; nothing is done.
    RATE_LIMITED,
    /// Fails inside; nothing is done.
    FAILS,
    /// Fails inside when it is done.
    FAILS_AFTER,
    /// Is done, and the answer never comes.
    SILENT_AFTER,
    /// Is not done, and no answer comes.
    SILENT
  }

  /// A request that came.
  record Asked(String method, String path, Map<String, String> form, Map<String, String> headers) {}

  /// What is answered.
  record Answer(int status, String body) {

    static Answer ok(JsonObject body) {
      return new Answer(200, body.toString());
    }
  }

  private record First(Map<String, String> form, Answer answer) {}

  private record Planned(String pathEnd, Trouble trouble) {}

  final RecordedAccount account = new RecordedAccount();
  private final Map<String, First> answered = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Queue<Planned> troubles = new ArrayDeque<>();
  private final HttpServer server;

  RecordedStripe() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Plans trouble for the next request whose path ends so.
  synchronized void next(String pathEnd, Trouble trouble) {
    troubles.add(new Planned(pathEnd, trouble));
  }

  synchronized void calm() {
    troubles.clear();
  }

  /// As after a day.
  void forgetIdempotencyKeys() {
    answered.clear();
  }

  List<Asked> asked(String pathEnd) {
    return asked.stream().filter(request -> request.path().endsWith(pathEnd)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = read(exchange);
      asked.add(request);
      var trouble = trouble(request.path());
      if (trouble == null) {
        send(exchange, answer(request));
        return;
      }
      switch (trouble) {
        case RATE_LIMITED ->
            send(exchange, RecordedAccount.error(429, "invalid_request_error", "rate_limit", null));
        case FAILS -> send(exchange, RecordedAccount.error(500, "api_error", null, null));
        case FAILS_AFTER -> {
          var _ = answer(request);
          send(exchange, RecordedAccount.error(500, "api_error", null, null));
        }
        case SILENT_AFTER -> {
          var _ = answer(request);
          silence();
        }
        case SILENT -> silence();
      }
    }
  }

  /// Longer than anybody here waits.
  private static void silence() {
    try {
      Thread.sleep(8_000);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Trouble trouble(String path) {
    var planned = troubles.peek();
    if (planned == null || !path.endsWith(planned.pathEnd())) {
      return null;
    }
    troubles.remove();
    return planned.trouble();
  }

  private synchronized Answer answer(Asked request) {
    var key = request.headers().get("idempotency-key");
    if (key == null) {
      return account.answer(request);
    }
    var first = answered.get(key);
    if (first == null) {
      first = new First(request.form(), account.answer(request));
      answered.put(key, first);
    } else if (!first.form().equals(request.form())) {
      return RecordedAccount.error(400, "idempotency_error", null, null);
    }
    return first.answer();
  }

  private static Asked read(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var form = new TreeMap<String, String>();
    decode(body, form);
    var query = exchange.getRequestURI().getRawQuery();
    decode(query == null ? "" : query, form);
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Asked(
        exchange.getRequestMethod(), exchange.getRequestURI().getPath(), form, headers);
  }

  private static void decode(String text, Map<String, String> form) {
    for (var pair : text.split("&")) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("Request-Id", "req_recorded");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
