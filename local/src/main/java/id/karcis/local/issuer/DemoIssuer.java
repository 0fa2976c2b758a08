package id.karcis.local.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An issuer where everybody may be whom they like, on the loopback address: a sign-in page of ours
/// in front of mock-oauth2-server. That takes a second or two to start, so it starts with the first
/// request, or with [#warmUp], and not before.
public final class DemoIssuer implements AutoCloseable {

  /// What the platform calls itself here. The secret keeps nobody out.
  public static final String CLIENT_ID = "karcis-demo";

  public static final String CLIENT_SECRET = "demo-secret";

  private static final Logger log = LoggerFactory.getLogger(DemoIssuer.class);

  private static final String PATH = "/demo";
  private static final String PAGE = "sign-in.html";
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int FAILED = 500;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final MockIssuer mock;
  private final String redirectUri;
  private final byte[] page = page();

  private DemoIssuer(int port, URI publicUrl) throws IOException {
    mock = new MockIssuer(uri(port));
    redirectUri = publicUrl + "/api/auth/google/callback";
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Listens from now on.
  ///
  /// @param publicUrl of the platform, the only one that people are sent back to
  public static DemoIssuer start(int port, URI publicUrl) {
    try {
      return new DemoIssuer(port, publicUrl);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The issuer's name, and where it is.
  public static URI uri(int port) {
    return URI.create("http://localhost:" + port + PATH);
  }

  /// Gets ready in the background, so that the first sign-in need not wait.
  public void warmUp() {
    threads.execute(mock::start);
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
      send(exchange, body.length > MAX_BODY_BYTES ? text(TOO_LARGE, "") : reply(exchange, body));
    } catch (IOException | RuntimeException e) {
      log.warn("the demo issuer cannot answer: {}", e.toString());
    }
  }

  private Reply reply(HttpExchange exchange, byte[] body) {
    var uri = exchange.getRequestURI();
    if (uri.getPath().equals(PATH + "/authorize")) {
      if (!isForPlatform(uri)) {
        return text(BAD_REQUEST, "This issuer signs people in to its own Karcis only.");
      }
      if (exchange.getRequestMethod().equals("GET")) {
        return new Reply(OK, Map.of("Content-Type", "text/html; charset=utf-8"), page);
      }
    }
    try {
      return mock.answer(
          exchange.getRequestMethod(),
          uri,
          exchange.getRequestHeaders(),
          new String(body, StandardCharsets.UTF_8));
    } catch (RuntimeException e) {
      log.warn("the demo issuer fails at {}: {}", uri.getPath(), e.toString());
      return text(FAILED, "");
    }
  }

  /// People are sent back to their platform and to nobody else, as Google does.
  private boolean isForPlatform(URI uri) {
    var query = Query.of(uri);
    return CLIENT_ID.equals(query.get("client_id"))
        && redirectUri.equals(query.get("redirect_uri"));
  }

  private static Reply text(int status, String text) {
    return new Reply(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    var length = reply.body().length;
    exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(reply.body());
    }
  }

  private static byte[] page() {
    try (InputStream file = DemoIssuer.class.getResourceAsStream(PAGE)) {
      return Objects.requireNonNull(file, PAGE).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
