package id.karcis.edge.grpc;

/// Where the services of a proto package are.
public record Upstream(String protoPackage, String host, int port) {
  @Override
  public String toString() {
    return protoPackage + "=" + host + ":" + port;
  }
}
