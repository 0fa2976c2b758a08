package id.karcis.edge.http;

import id.karcis.edge.EdgeConfig;
import id.karcis.edge.address.ClientAddresses;
import id.karcis.edge.bind.RequestBinder;
import id.karcis.edge.error.EdgeError;
import id.karcis.edge.grpc.CallSpec;
import id.karcis.edge.grpc.GrpcCall;
import id.karcis.edge.grpc.RequestMessages;
import id.karcis.edge.grpc.Upstreams;
import id.karcis.edge.json.WireJson;
import id.karcis.edge.model.ApiModel;
import id.karcis.edge.model.Route;
import id.karcis.edge.route.PathNormalizer;
import id.karcis.edge.route.RouteTrie;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way of a request: find its route, read its body, bind the message, call, answer. One per
/// event loop.
public final class ApiHandler implements Handler<HttpServerRequest> {
  private static final int NO_CONTENT = 204;

  private final Vertx vertx;
  private final EdgeConfig config;
  private final RouteTrie<Route> routes;
  private final Upstreams upstreams;
  private final WireJson json;
  private final StatusJson statusJson;
  private final RequestBinder binder;
  private final ResponseHeaders headers;
  private final BodyReader bodies;
  private final Health health;
  private final ClientAddresses clients;
  private final Set<StreamAnswer> streams = new HashSet<>();

  public ApiHandler(Vertx vertx, EdgeConfig config, ApiModel model, Upstreams upstreams) {
    this.vertx = vertx;
    this.config = config;
    this.routes = model.trie();
    this.upstreams = upstreams;
    this.json = new WireJson(model.types());
    this.statusJson = new StatusJson(json);
    this.binder = new RequestBinder(model.types());
    this.headers = new ResponseHeaders(config.corsOrigins());
    this.bodies = new BodyReader(vertx, config.maxBodyBytes());
    this.health = new Health(upstreams);
    this.clients = new ClientAddresses(config.trustedProxies());
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (config.accessLog()) {
      AccessLog.follow(request, clientOf(request));
    }
    if (InvalidRequests.endsInDoubt(request)) {
      handleInvalid(request);
      return;
    }
    var exchange = new Exchange(request, headers, statusJson);
    guarded(exchange, () -> route(exchange));
  }

  /// Answers a request that broke HTTP itself.
  public void handleInvalid(HttpServerRequest request) {
    var exchange = new Exchange(request, headers, statusJson);
    exchange.fail(InvalidRequests.refusal(request));
    request.connection().close();
  }

  /// Ends all streams, so that their clients come back to somebody else.
  public void stop() {
    List.copyOf(streams).forEach(s -> s.stop(EdgeError.unavailable("the edge is stopping")));
  }

  private void route(Exchange exchange) {
    HttpServerRequest request = exchange.request();
    List<String> path = PathNormalizer.segments(path(request));
    if (health.answers(exchange, path)) {
      return;
    }
    RouteTrie.Match<Route> match = find(exchange, path);
    if (match != null && match.route().uploads()) {
      upload(exchange, match);
    } else if (match != null) {
      bodies.read(exchange, body -> guarded(exchange, () -> call(exchange, match, body)));
    } else if (isPreflight(request)) {
      headers.applyPreflight(exchange.response().headers(), methods(path));
      exchange.response().setStatusCode(NO_CONTENT).end();
    } else {
      Set<String> allowed = methods(path);
      EdgeError error =
          allowed.isEmpty()
              ? EdgeError.routeNotFound()
              : EdgeError.methodNotAllowed(request.method().name(), allowed);
      bodies.read(exchange, _ -> exchange.fail(error));
    }
  }

  private static String path(HttpServerRequest request) {
    String path = request.path();
    return path == null ? "" : path;
  }

  private RouteTrie.@Nullable Match<Route> find(Exchange exchange, List<String> path) {
    RouteTrie.Match<Route> match = routes.find(exchange.request().method().name(), path);
    return match == null && exchange.isHead() ? routes.find("GET", path) : match;
  }

  private Set<String> methods(List<String> path) {
    Set<String> methods = routes.allowed(path);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  private boolean isPreflight(HttpServerRequest request) {
    return request.method().name().equals("OPTIONS")
        && request.getHeader("access-control-request-method") != null
        && headers.allows(request.getHeader("origin"));
  }

  private void call(Exchange exchange, RouteTrie.Match<Route> match, byte[] body) {
    HttpServerRequest request = exchange.request();
    Route route = match.route();
    var raw = new RequestBinder.RawBody(body, request.getHeader("content-type"));
    var message = RequestMessages.of(binder.bind(match, request.query(), raw));
    CallSpec spec =
        spec(exchange, route, message, route.streams() ? config.streamLimit() : config.deadline());
    if (route.streams()) {
      stream(exchange, route, spec);
    } else {
      GrpcCall call = upstreams.call(spec, new UnaryAnswer(exchange, route, json));
      whenGone(exchange, call::cancel);
    }
  }

  private CallSpec spec(
      Exchange exchange, Route route, RequestMessages messages, Duration deadline) {
    HttpServerRequest request = exchange.request();
    return new CallSpec(
        route.protoPackage(),
        route.grpcPath(),
        messages,
        Metadata.up(request, exchange.requestId(), clientOf(request)),
        deadline,
        kind(route));
  }

  private static CallSpec.Kind kind(Route route) {
    if (route.uploads()) {
      return CallSpec.Kind.UPLOAD;
    }
    return route.streams() ? CallSpec.Kind.STREAM : CallSpec.Kind.UNARY;
  }

  private void upload(Exchange exchange, RouteTrie.Match<Route> match) {
    Route route = match.route();
    var limits = new Upload.Limits(config.maxUploadBytes(), config.uploadLimit());
    Duration deadline = config.uploadLimit().plus(config.deadline());
    var upload =
        new Upload(
            vertx,
            exchange,
            bodies,
            limits,
            (type, fields) -> binder.bindFile(match, exchange.request().query(), type, fields),
            (messages, listener) ->
                upstreams.call(spec(exchange, route, messages, deadline), listener),
            new UnaryAnswer(exchange, route, json));
    upload.start(route);
    whenGone(exchange, upload::abandon);
  }

  private String clientOf(HttpServerRequest request) {
    return clients.of(
        request.remoteAddress().hostAddress(), request.headers().getAll("x-forwarded-for"));
  }

  private void stream(Exchange exchange, Route route, CallSpec spec) {
    var answer = new StreamAnswer(vertx, exchange, route, json, config.heartbeat());
    streams.add(answer);
    answer.follow(upstreams.call(spec, answer), () -> streams.remove(answer));
    whenGone(exchange, answer::abandon);
  }

  private static void whenGone(Exchange exchange, Runnable action) {
    if (!exchange.isOpen()) {
      return;
    }
    exchange.response().exceptionHandler(_ -> action.run());
    exchange.response().closeHandler(_ -> action.run());
  }

  private static void guarded(Exchange exchange, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      exchange.fail(Outcomes.refusal(e, exchange.requestId()));
    }
  }
}
