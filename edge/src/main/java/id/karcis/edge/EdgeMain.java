package id.karcis.edge;

/// Runs an edge by itself, with settings from the environment.
public final class EdgeMain {
  private EdgeMain() {}

  public static void main(String[] args) {
    EdgeServer edge;
    try {
      edge = EdgeServer.start(EdgeConfig.of(System.getenv()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("karcis edge: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(edge::close, "edge-shutdown"));
  }
}
