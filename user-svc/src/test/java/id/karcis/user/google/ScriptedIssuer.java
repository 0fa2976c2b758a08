package id.karcis.user.google;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.karcis.platform.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// An OpenID Connect issuer that does what a test says: any answer on any path, or no answer at
/// all.
final class ScriptedIssuer {

  /// What a path answers.
  record Reply(int status, String body) {

    static Reply ok(String body) {
      return new Reply(200, body);
    }
  }

  /// Answers a request.
  interface Script {
    Reply answer(Map<String, String> form) throws Exception;
  }

  /// A request that came.
  record Request(String path, String authorization, Map<String, String> form) {}

  static final String DISCOVERY = "/.well-known/openid-configuration";
  static final String JWKS = "/keys";
  static final String TOKEN = "/token";
  static final String REVOKE = "/revoke";

  private final int port = Ports.free();
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private RSAKey key = newKey("first");
  private HttpServer server = listen();

  ScriptedIssuer() {
    reset();
  }

  String name() {
    return "http://127.0.0.1:" + port;
  }

  /// Behaves again; the keys stay.
  void reset() {
    scripts.clear();
    on(DISCOVERY, Reply.ok(JSONObjectUtils.toJSONString(discovery())));
    scripts.put(JWKS, _ -> Reply.ok(new JWKSet(key.toPublicJWK()).toString()));
    on(REVOKE, Reply.ok(""));
    requests.clear();
  }

  Map<String, Object> discovery() {
    var document = new LinkedHashMap<String, Object>();
    document.put("issuer", name());
    document.put("authorization_endpoint", name() + "/authorize");
    document.put("token_endpoint", name() + TOKEN);
    document.put("jwks_uri", name() + JWKS);
    document.put("revocation_endpoint", name() + REVOKE);
    return document;
  }

  void on(String path, Reply reply) {
    on(path, _ -> reply);
  }

  void on(String path, Script script) {
    scripts.put(path, script);
  }

  /// Gives this ID token for the next codes.
  void gives(String idToken) {
    on(TOKEN, tokens(idToken, Map.of()));
  }

  void gives(String idToken, String refreshToken) {
    on(TOKEN, tokens(idToken, Map.of("refresh_token", refreshToken)));
  }

  private static Reply tokens(String idToken, Map<String, String> more) {
    var answer = new LinkedHashMap<String, Object>(more);
    answer.put("access_token", "not used");
    answer.put("token_type", "Bearer");
    answer.put("id_token", idToken);
    return Reply.ok(JSONObjectUtils.toJSONString(answer));
  }

  String signed(JWTClaimsSet claims) {
    return signed(claims, key);
  }

  static String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      return signed(claims, JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String kid, JWSSigner signer) {
    var header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(kid).build();
    var jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  static RSAKey newKey(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  RSAKey key() {
    return key;
  }

  void rotate(String kid) {
    key = newKey(kid);
  }

  /// All requests to a path since the last reset.
  List<Request> requests(String path) {
    return requests.stream().filter(it -> it.path().equals(path)).toList();
  }

  /// Refuses connections.
  void stop() {
    server.stop(0);
  }

  void start() {
    server = listen();
  }

  private HttpServer listen() {
    try {
      var listening =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      listening.createContext("/", this::handle);
      listening.start();
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      var authorization = exchange.getRequestHeaders().getFirst("Authorization");
      requests.add(new Request(path, authorization == null ? "" : authorization, form));
      var reply = scripts.getOrDefault(path, _ -> new Reply(404, "{}")).answer(form);
      var body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Location", name() + "/elsewhere");
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1])));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
