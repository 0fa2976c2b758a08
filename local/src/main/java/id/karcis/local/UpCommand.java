package id.karcis.local;

import id.karcis.local.demo.DemoAccounts;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Starts the platform and stays until Ctrl-C, SIGTERM or `down`.
final class UpCommand implements Command {

  @Override
  public String summary() {
    return "start everything, stop it with Ctrl-C";
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    var lock = InstanceLock.tryTake(settings.dataDir()).orElseThrow(() -> runsAlready(settings));
    var start = System.nanoTime();
    System.out.println("Karcis starts, data in " + settings.dataDir());
    var platform = new LocalPlatform(settings, Progress.to(System.out));
    var hook = new Thread(() -> stop(platform, lock), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      platform.start();
      if (settings.demo()) {
        fillDemo(platform);
      }
    } catch (RuntimeException e) {
      return giveUp(platform, lock, hook, e);
    }
    startClasses().ifPresent(UpCommand::markComplete);
    System.out.println("Ready in" + Progress.seconds(start) + ": " + readyLine(settings));
    platform.warmUp();
    return sleepForever();
  }

  /// The platform is of use without it, for example when the organizer's password is another by
  /// now.
  private static void fillDemo(LocalPlatform platform) {
    try {
      platform.fillDemo();
    } catch (StatusRuntimeException e) {
      System.err.println("karcis: the demo catalog is not filled: " + e.getMessage());
    }
  }

  private static LocalException runsAlready(LocalSettings settings) {
    var holder = InstanceLock.holder(settings.dataDir());
    return new LocalException(
        "Karcis runs already with the data in "
            + settings.dataDir()
            + (holder.isPresent() ? " (process " + holder.getAsLong() + ")" : "")
            + ": ./karcis down stops it");
  }

  private static String readyLine(LocalSettings settings) {
    var line = new StringBuilder().append(settings.edgeUrl());
    var admin = settings.admin();
    if (admin.password().equals(DemoAccounts.ADMIN.password())) {
      line.append("  admin ").append(admin.email()).append(" ").append(admin.password());
    } else {
      line.append("  admin ").append(admin.email());
    }
    if (settings.demo()) {
      for (var buyer : DemoAccounts.BUYERS) {
        line.append("  buyer ").append(buyer.email()).append(" ").append(buyer.password());
      }
    }
    if (settings.demoIssuer()) {
      line.append("  sign-in page ").append(settings.edgeUrl()).append("/api/auth/google");
    }
    if (!settings.mailServer()) {
      line.append("  mails ").append(settings.mailFolder());
    }
    return line.toString();
  }

  private static int giveUp(
      LocalPlatform platform, InstanceLock lock, Thread hook, RuntimeException failure) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // Ctrl-C during the start: the hook stops what runs and ends the process.
      return sleepForever();
    }
    try (lock) {
      platform.close();
    }
    throw failure;
  }

  private static void stop(LocalPlatform platform, InstanceLock lock) {
    var start = System.nanoTime();
    System.out.println();
    System.out.println("Karcis stops");
    var exitCode = 0;
    try (lock) {
      platform.close();
      System.out.println("Stopped in" + Progress.seconds(start));
      startClasses()
          .filter(file -> !Files.exists(file))
          .ifPresent(file -> System.out.println("Writing " + file + " for faster starts"));
    } catch (RuntimeException e) {
      System.err.println("karcis: " + e.getMessage());
      exitCode = Karcis.FAILED;
    }
    // Asked to stop and stopped: a success, which the JVM would report as killed by a signal.
    Runtime.getRuntime().halt(exitCode);
  }

  /// The file in which the JVM keeps the classes of a start; the script that started it says so.
  private static Optional<Path> startClasses() {
    return Optional.ofNullable(System.getProperty("karcis.classes")).map(Path::of);
  }

  private static void markComplete(Path classes) {
    try {
      Files.writeString(Path.of(classes + ".complete"), "");
    } catch (IOException _) {
      // Somebody else's clone: the next start is as slow as this one.
    }
  }

  private static int sleepForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
