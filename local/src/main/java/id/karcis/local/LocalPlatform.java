package id.karcis.local;

import id.karcis.local.demo.DemoCatalog;
import id.karcis.local.issuer.DemoIssuer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// PostgreSQL, Redis, the services and the edge on this machine, started in this order and stopped
/// in the opposite one. Used by `./karcis up` and by tests:
///
/// ```java
/// var settings = LocalSettings.onFreePorts(folder, false);
/// try (var platform = new LocalPlatform(settings, Progress.silent())) {
///   platform.start();
/// }
/// ```
///
/// Closing is allowed at any time and from any thread, also in the middle of a start: the step that
/// runs is awaited, no other one follows.
public final class LocalPlatform implements AutoCloseable {

  private final LocalSettings settings;
  private final Progress progress;
  private final LocalServers servers;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private volatile @Nullable DemoIssuer demoIssuer;
  private volatile boolean closing;

  public LocalPlatform(LocalSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
    this.servers = new LocalServers(settings, progress);
  }

  /// Starts everything. After a failure the caller closes.
  public void start() {
    start(Service.all());
  }

  /// Starts all but the services that are not named; a test runs those as processes of their own.
  public void start(Collection<Service> services) {
    step(() -> LocalServers.stopOrphans(settings));
    step(() -> PortCheck.requireFree(settings));
    step(() -> {
      running.push(servers);
      servers.startDatabase();
    });
    step(servers::startRedis);
    if (settings.demoIssuer()) {
      step(this::startIssuer);
    }
    for (var service : Service.all()) {
      if (services.contains(service)) {
        step(() -> start(service));
      }
    }
    step(() ->
        running.push(
            progress.step(Part.EDGE.label(), () -> Edge.start(settings, System.getenv()))));
  }

  private void startIssuer() {
    var issuer =
        progress.step(
            Part.ISSUER.label(),
            () -> DemoIssuer.start(settings.ports().of(Part.ISSUER), settings.edgeUrl()));
    demoIssuer = issuer;
    running.push(issuer);
  }

  /// Lets what starts slowly and is not needed at once get ready in the background.
  public void warmUp() {
    var issuer = demoIssuer;
    if (issuer != null) {
      issuer.warmUp();
    }
  }

  private void start(Service service) {
    running.push(
        progress.step(
            service.label(), () -> ServiceContext.start(service, propertiesOf(service), settings)));
  }

  private void step(Runnable work) {
    synchronized (running) {
      if (closing) {
        throw new LocalException("stopped while starting");
      }
      work.run();
    }
  }

  /// Fills a platform that has no event with the demo catalog; returns whether it had none.
  public boolean fillDemo() {
    return progress.step(
        "demo catalog",
        () -> {
          try (var api = settings.api()) {
            return DemoCatalog.fillIfEmpty(api, settings.admin());
          }
        });
  }

  /// What a service must be told to join this platform.
  public Map<String, String> propertiesOf(Service service) {
    return propertiesOf(service, settings.ports());
  }

  /// What a second instance of a service must be told, which listens elsewhere.
  public Map<String, String> propertiesOf(Service service, PortPlan own) {
    return ServiceProperties.of(service, settings, servers, own);
  }

  public LocalSettings settings() {
    return settings;
  }

  public LocalServers servers() {
    return servers;
  }

  /// Stops what runs, last started first; a part that fails to stop does not keep the others
  /// running.
  @Override
  public void close() {
    closing = true;
    RuntimeException failure = null;
    synchronized (running) {
      while (!running.isEmpty()) {
        try {
          running.pop().close();
        } catch (Exception e) {
          failure =
              failure == null
                  ? new LocalException("cannot stop cleanly: " + e.getMessage(), e)
                  : failure;
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
