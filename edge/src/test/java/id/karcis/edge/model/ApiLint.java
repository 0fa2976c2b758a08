package id.karcis.edge.model;

import com.google.api.AnnotationsProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import id.karcis.edge.json.TextValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Rules for proto authors on which the edge and Envoy agree, beyond those without which the edge
/// does not start.
final class ApiLint {
  private static final List<String> DETAILS =
      List.of(
          "google.rpc.ErrorInfo",
          "google.rpc.BadRequest",
          "google.rpc.RetryInfo",
          "google.rpc.ResourceInfo");

  private final ApiModel model;
  private final List<String> problems = new ArrayList<>();

  private ApiLint(ApiModel model) {
    this.model = model;
  }

  /// What is wrong with a descriptor set; nothing if nothing is.
  static List<String> problems(ApiModel model) {
    var lint = new ApiLint(model);
    lint.services();
    model.routes().forEach(lint::route);
    lint.details();
    return lint.problems;
  }

  /// In Envoy, a route to one RPC of a service admits native calls of all.
  private void services() {
    Set<ServiceDescriptor> services =
        model.routes().stream().map(route -> route.rpc().getService()).collect(Collectors.toSet());
    for (ServiceDescriptor service : services) {
      for (MethodDescriptor rpc : service.getMethods()) {
        if (!rpc.getOptions().hasExtension(AnnotationsProto.http)) {
          problems.add(rpc.getFullName() + ": an internal RPC in a public service");
        }
      }
    }
  }

  private void route(Route route) {
    if (route.body() instanceof Route.Body.None) {
      query(route, route.rpc().getInputType(), 0);
    }
    boolean reads = route.method().equals("GET") || route.method().equals("DELETE");
    if (reads && !(route.body() instanceof Route.Body.None)) {
      problems.add(name(route) + ": " + route.method() + " with a body");
    }
    if (!Set.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(route.method())) {
      problems.add(name(route) + ": method " + route.method());
    }
    closedEnums(route);
  }

  /// What the query must be able to say: no repeated messages, no maps.
  private void query(Route route, Descriptor type, int depth) {
    for (FieldDescriptor field : type.getFields()) {
      if (route.bindings().stream().anyMatch(b -> b.field().fields().getFirst().equals(field))) {
        continue;
      }
      boolean message = field.getType() == FieldDescriptor.Type.MESSAGE;
      boolean text = TextValues.hasTextForm(field);
      if (field.isMapField() || field.isRepeated() && message && !text) {
        problems.add(name(route) + ": " + field.getFullName() + " cannot be given in a query");
      } else if (message && !text && depth < 3) {
        query(route, field.getMessageType(), depth + 1);
      }
    }
  }

  private void closedEnums(Route route) {
    for (Descriptor type : List.of(route.rpc().getInputType(), route.rpc().getOutputType())) {
      type.getFields().stream()
          .filter(f -> f.getType() == FieldDescriptor.Type.GROUP)
          .forEach(f -> problems.add(f.getFullName() + ": delimited encoding"));
    }
  }

  private void details() {
    DETAILS.stream()
        .filter(name -> model.types().find(name) == null)
        .forEach(name -> problems.add(name + " is missing"));
  }

  private static String name(Route route) {
    return route.rpc().getFullName() + " " + route.method() + " " + route.template().text();
  }
}
