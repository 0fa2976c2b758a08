package id.karcis.edge.envoy;

import com.google.api.AnnotationsProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import id.karcis.edge.model.ApiModel;
import id.karcis.edge.model.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fills `envoy/envoy.template.yaml`: a route and a transcoder entry for each public service, a
/// cluster for each of our services, and an error body in our shape for each answer that Envoy
/// makes itself.
///
/// Files and redirects are beyond what Envoy can transcode; their paths lead to the edge. That an
/// RPC takes a file is in the descriptor set; that it answers with a redirect is not.
///
/// The descriptor set must have been read with the extensions of `google/api/annotations.proto`: a
/// service is public when one of its methods has an HTTP rule.
public final class EnvoyConfig {

  /// Who serves the services of a proto package.
  public record Cluster(String protoPackage, String name, int port) {}

  /// Where Envoy listens, where its administration does, where our edge does, and the file of the
  /// descriptor set, seen from the folder in which Envoy is started.
  public record Place(int port, int adminPort, int edgePort, String descriptors) {}

  private record LocalReply(int httpStatus, int code, String reason) {}

  /// Answers that Envoy makes without asking anybody. Codes are those of google.rpc.Code, reasons
  /// of ErrorReason.
  private static final List<LocalReply> LOCAL_REPLIES =
      List.of(
          new LocalReply(400, 3, "INVALID_FIELD"),
          new LocalReply(404, 5, "ROUTE_NOT_FOUND"),
          new LocalReply(408, 4, "DEADLINE_EXCEEDED"),
          new LocalReply(413, 8, "BODY_TOO_LARGE"),
          new LocalReply(431, 3, "INVALID_FIELD"),
          new LocalReply(503, 14, "DEPENDENCY_UNAVAILABLE"),
          new LocalReply(504, 4, "DEADLINE_EXCEEDED"));

  private EnvoyConfig() {}

  /// Returns the whole file. A public service whose package no cluster serves is refused, and so is
  /// a redirect that is no RPC with a path.
  ///
  /// @param redirects full names of the RPCs that answer with one
  public static String of(
      FileDescriptorSet api, List<Cluster> clusters, Set<String> redirects, Place place) {
    var services = publicServices(api, clusters);
    return fill(
        "envoy.template.yaml",
        Map.of(
            "port", String.valueOf(place.port()),
            "admin_port", String.valueOf(place.adminPort()),
            "edge_port", String.valueOf(place.edgePort()),
            "descriptors", place.descriptors(),
            "services", lines(services.keySet().stream().map(EnvoyConfig::serviceEntry)),
            "routes", lines(services.entrySet().stream().map(e -> route(e.getKey(), e.getValue()))),
            "edge_routes", lines(edgeRoutes(api, redirects).map(EnvoyConfig::edgeRoute)),
            "clusters", lines(clusters.stream().map(EnvoyConfig::cluster)),
            "local_replies", lines(LOCAL_REPLIES.stream().map(EnvoyConfig::localReply))));
  }

  private static Map<String, Cluster> publicServices(
      FileDescriptorSet api, List<Cluster> clusters) {
    return api.getFileList().stream()
        .flatMap(file ->
            file.getServiceList().stream()
                .filter(EnvoyConfig::isPublic)
                .map(service ->
                    Map.entry(
                        file.getPackage() + "." + service.getName(),
                        clusterOf(file.getPackage(), clusters))))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private static Stream<Route> edgeRoutes(FileDescriptorSet api, Set<String> redirects) {
    List<Route> routes = ApiModel.load(api.toByteArray()).routes();
    for (String redirect : redirects) {
      if (routes.stream().noneMatch(route -> route.rpc().getFullName().equals(redirect))) {
        throw new IllegalArgumentException("no RPC with a path has the name " + redirect);
      }
    }
    return routes.stream()
        .filter(route -> route.uploads() || redirects.contains(route.rpc().getFullName()));
  }

  private static String edgeRoute(Route route) {
    return fill(
        "edge-route.template.yaml",
        Map.of(
            "rpc", route.rpc().getFullName(),
            "method", route.method(),
            "path", route.template().regex()));
  }

  private static boolean isPublic(ServiceDescriptorProto service) {
    return service.getMethodList().stream()
        .anyMatch(method -> method.getOptions().hasExtension(AnnotationsProto.http));
  }

  private static Cluster clusterOf(String protoPackage, List<Cluster> clusters) {
    return clusters.stream()
        .filter(cluster -> cluster.protoPackage().equals(protoPackage))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no cluster serves the package " + protoPackage));
  }

  private static String serviceEntry(String service) {
    return " ".repeat(24) + "- " + service;
  }

  private static String route(String service, Cluster cluster) {
    return fill("route.template.yaml", Map.of("service", service, "cluster", cluster.name()));
  }

  private static String cluster(Cluster cluster) {
    return fill(
        "cluster.template.yaml",
        Map.of("name", cluster.name(), "port", String.valueOf(cluster.port())));
  }

  private static String localReply(LocalReply reply) {
    return fill(
        "local-reply.template.yaml",
        Map.of(
            "status", String.valueOf(reply.httpStatus()),
            "code", String.valueOf(reply.code()),
            "reason", reply.reason()));
  }

  private static String lines(Stream<String> parts) {
    return parts.map(String::stripTrailing).collect(Collectors.joining("\n"));
  }

  private static String fill(String template, Map<String, String> values) {
    var text = read(template);
    for (var value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return text;
  }

  private static String read(String template) {
    try (var in = EnvoyConfig.class.getResourceAsStream("/envoy/" + template)) {
      if (in == null) {
        throw new IllegalStateException("the resource envoy/" + template + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
