package id.karcis.local.issuer;

import com.sun.net.httpserver.Headers;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// mock-oauth2-server without a port of its own: it is called, not connected to. Slow to start.
final class MockIssuer {

  /// What it may see of a request. Others could make it believe that it has another name.
  private static final List<String> HEADERS = List.of("Content-Type", "Authorization");

  private final URI issuer;
  private @Nullable Called server;

  MockIssuer(URI issuer) {
    this.issuer = issuer;
  }

  /// Starts it, unless it has started.
  void start() {
    var _ = started();
  }

  private synchronized Called started() {
    var running = server;
    if (running == null) {
      running = new Called(issuer);
      new MockOAuth2Server(config(running))
          .start(InetAddress.getLoopbackAddress(), issuer.getPort());
      server = running;
    }
    return running;
  }

  private static OAuth2Config config(OAuth2HttpServer server) {
    return new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(), Set.of(), server);
  }

  Reply answer(String method, URI uri, Headers headers, String body) {
    var answer = started().answer(request(method, uri, headers, body));
    var told = new LinkedHashMap<String, String>();
    answer.getHeaders().names().forEach(name -> told.put(name, header(answer, name)));
    var text = answer.getBody();
    return new Reply(
        answer.getStatus(),
        told,
        text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
  }

  private static String header(OAuth2HttpResponse answer, String name) {
    return Objects.requireNonNullElse(answer.getHeaders().get(name), "");
  }

  private OAuth2HttpRequest request(String method, URI uri, Headers headers, String body) {
    var passed = new okhttp3.Headers.Builder();
    for (var name : HEADERS) {
      var value = headers.getFirst(name);
      if (value != null) {
        passed.add(name, value);
      }
    }
    var path =
        uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    return new OAuth2HttpRequest(
        passed.build(), method, HttpUrl.get(issuer.resolve(path).toString()), body);
  }

  /// Keeps the handler that a server would listen for.
  private static final class Called implements OAuth2HttpServer {

    private final URI issuer;
    private @Nullable Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler;

    Called(URI issuer) {
      this.issuer = issuer;
    }

    OAuth2HttpResponse answer(OAuth2HttpRequest request) {
      return Objects.requireNonNull(handler, "started").invoke(request);
    }

    @Override
    public OAuth2HttpServer start(
        Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> requestHandler) {
      handler = requestHandler;
      return this;
    }

    @Override
    public OAuth2HttpServer start(
        int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> requestHandler) {
      return start(requestHandler);
    }

    @Override
    public OAuth2HttpServer start(
        InetAddress address,
        int port,
        Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> requestHandler) {
      return start(requestHandler);
    }

    @Override
    public OAuth2HttpServer stop() {
      return this;
    }

    @Override
    public void close() {
      // Holds nothing.
    }

    @Override
    public int port() {
      return issuer.getPort();
    }

    @Override
    public HttpUrl url(String path) {
      return HttpUrl.get(issuer.resolve("/" + path).toString());
    }

    @Override
    public @Nullable Ssl sslConfig() {
      return null;
    }
  }
}
