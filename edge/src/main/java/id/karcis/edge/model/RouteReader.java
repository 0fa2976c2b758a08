package id.karcis.edge.model;

import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import id.karcis.edge.route.HttpTemplate;
import id.karcis.edge.route.PathVariable;
import java.util.ArrayList;
import java.util.List;

/// Turns the `google.api.http` option of an RPC into routes, and refuses what the edge or Envoy
/// cannot serve.
final class RouteReader {
  private final MethodDescriptor rpc;

  private RouteReader(MethodDescriptor rpc) {
    this.rpc = rpc;
  }

  static List<Route> read(MethodDescriptor rpc, HttpRule rule) {
    var reader = new RouteReader(rpc);
    var routes = new ArrayList<Route>();
    routes.add(reader.route(rule));
    for (HttpRule more : rule.getAdditionalBindingsList()) {
      if (more.getAdditionalBindingsCount() > 0) {
        throw reader.refused("additional_bindings inside additional_bindings");
      }
      routes.add(reader.route(more));
    }
    return routes;
  }

  private Route route(HttpRule rule) {
    if (!rule.getResponseBody().isEmpty()) {
      throw refused("response_body is not supported: the response message is the body");
    }
    HttpTemplate template = HttpTemplate.parse(path(rule));
    List<Route.Binding> bindings = template.variables().stream().map(this::binding).toList();
    refuseTwice(bindings);
    Route.Body body = body(rule);
    if (rpc.isClientStreaming()) {
      refuseUnlessFile(body);
    }
    return new Route(method(rule), template, rpc, bindings, body);
  }

  /// A stream of requests over REST can only be the pieces of one file.
  private void refuseUnlessFile(Route.Body body) {
    boolean file =
        body instanceof Route.Body.Field(FieldDescriptor field) && Route.isHttpBody(field);
    if (!file || rpc.isServerStreaming()) {
      throw refused(
          "client streaming is for files: the body must be a field of type google.api.HttpBody,"
              + " and the answer no stream");
    }
  }

  private String method(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> "GET";
      case PUT -> "PUT";
      case POST -> "POST";
      case DELETE -> "DELETE";
      case PATCH -> "PATCH";
      case CUSTOM -> rule.getCustom().getKind();
      case PATTERN_NOT_SET -> throw refused("the rule has no path");
    };
  }

  private String path(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> rule.getGet();
      case PUT -> rule.getPut();
      case POST -> rule.getPost();
      case DELETE -> rule.getDelete();
      case PATCH -> rule.getPatch();
      case CUSTOM -> rule.getCustom().getPath();
      case PATTERN_NOT_SET -> throw refused("the rule has no path");
    };
  }

  private Route.Binding binding(PathVariable variable) {
    FieldPath field = FieldPath.find(rpc.getInputType(), variable.field());
    if (field == null) {
      throw refused(
          "path variable "
              + variable.field()
              + " names no field of "
              + rpc.getInputType().getName());
    }
    if (field.last().isRepeated() || field.last().getType() == FieldDescriptor.Type.MESSAGE) {
      throw refused("path variable " + variable.field() + " must be a singular scalar field");
    }
    return new Route.Binding(variable, field);
  }

  private void refuseTwice(List<Route.Binding> bindings) {
    if (bindings.stream().map(Route.Binding::field).distinct().count() != bindings.size()) {
      throw refused("a path binds one field twice");
    }
  }

  private Route.Body body(HttpRule rule) {
    String name = rule.getBody();
    if (name.isEmpty()) {
      return new Route.Body.None();
    }
    if (name.equals("*")) {
      return new Route.Body.Whole();
    }
    FieldDescriptor field = rpc.getInputType().findFieldByName(name);
    if (field == null) {
      throw refused("body names no field of " + rpc.getInputType().getName() + ": " + name);
    }
    return new Route.Body.Field(field);
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(rpc.getFullName() + ": " + why);
  }
}
