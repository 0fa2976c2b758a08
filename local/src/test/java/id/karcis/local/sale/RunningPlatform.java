package id.karcis.local.sale;

import id.karcis.local.DatabaseServer;
import id.karcis.local.LocalPlatform;
import id.karcis.local.LocalSettings;
import id.karcis.local.Part;
import id.karcis.local.PortPlan;
import id.karcis.local.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// The whole platform on free ports, started once for all tests of this JVM and stopped with it.
public final class RunningPlatform {

  private static final class Holder {
    private static final RunningPlatform INSTANCE = start();
  }

  private final LocalPlatform platform;

  private RunningPlatform(LocalPlatform platform) {
    this.platform = platform;
  }

  public static RunningPlatform get() {
    return Holder.INSTANCE;
  }

  public URI edge() {
    return platform.settings().edgeUrl();
  }

  public PortPlan ports() {
    return platform.settings().ports();
  }

  public String address(Part part) {
    return ports().addressOf(part);
  }

  /// The database server, for tests that look at what is stored.
  public DatabaseServer database() {
    return platform.servers().database();
  }

  public Path dataDir() {
    return platform.settings().dataDir();
  }

  /// A fresh access token of the first organizer.
  public String adminToken() {
    var admin = platform.settings().admin();
    return People.signIn(Rest.at(edge()), admin.email(), admin.password());
  }

  private static RunningPlatform start() {
    try {
      var folder = Files.createTempDirectory("karcis-sale");
      var platform = new LocalPlatform(LocalSettings.onFreePorts(folder, false), Progress.silent());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, folder)));
      platform.start();
      return new RunningPlatform(platform);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(LocalPlatform platform, Path folder) {
    platform.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
