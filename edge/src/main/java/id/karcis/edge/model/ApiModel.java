package id.karcis.edge.model;

import com.google.api.AnnotationsProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import id.karcis.edge.route.RouteTrie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The public API, read from a descriptor set. Immutable.
public final class ApiModel {
  private final Types types;
  private final List<Route> routes;
  private final RouteTrie<Route> trie;

  private ApiModel(Types types, List<Route> routes) {
    this.types = types;
    this.routes = List.copyOf(routes);
    this.trie = new RouteTrie<>();
    for (Route route : routes) {
      try {
        trie.add(route.method(), route.template(), route);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(route.rpc().getFullName() + ": " + e.getMessage(), e);
      }
    }
  }

  /// Reads a serialised `FileDescriptorSet` with its imports.
  ///
  /// @throws IllegalArgumentException naming the RPC and what is wrong with its rule
  public static ApiModel load(byte[] descriptorSet) {
    Collection<FileDescriptor> files = DescriptorSet.link(descriptorSet);
    var routes = new ArrayList<Route>();
    for (FileDescriptor file : files) {
      for (ServiceDescriptor service : file.getServices()) {
        service.getMethods().forEach(rpc -> addRoutes(rpc, routes));
      }
    }
    return new ApiModel(new Types(files), routes);
  }

  private static void addRoutes(MethodDescriptor rpc, List<Route> routes) {
    if (rpc.getOptions().hasExtension(AnnotationsProto.http)) {
      routes.addAll(RouteReader.read(rpc, rpc.getOptions().getExtension(AnnotationsProto.http)));
    }
  }

  /// The types of the set.
  public Types types() {
    return types;
  }

  /// Each HTTP rule, in the order of the set.
  public List<Route> routes() {
    return routes;
  }

  /// The same rules, for looking up a request.
  public RouteTrie<Route> trie() {
    return trie;
  }
}
