package id.karcis.local;

import java.time.Duration;
import java.util.List;

/// Stops a platform that runs in another terminal, and what a killed one left behind.
final class DownCommand implements Command {

  /// Services drain for up to 15 s each, PostgreSQL writes down for up to 60 s.
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final long POLL_MILLIS = 100;

  @Override
  public String summary() {
    return "stop the one that runs";
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    var holder = InstanceLock.holder(settings.dataDir());
    if (holder.isEmpty()) {
      LocalServers.stopOrphans(settings);
      System.out.println("Karcis does not run with the data in " + settings.dataDir());
      return 0;
    }
    return stop(holder.getAsLong(), settings);
  }

  private static int stop(long pid, LocalSettings settings) {
    if (!ProcessHandle.of(pid).map(ProcessHandle::destroy).orElse(true)) {
      throw new LocalException("cannot stop process " + pid + ": it belongs to another user");
    }
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (InstanceLock.holder(settings.dataDir()).isPresent()) {
      if (System.nanoTime() > deadline) {
        throw new LocalException(
            "process "
                + pid
                + " does not stop within "
                + LIMIT.toSeconds()
                + " s, see "
                + settings.logFile());
      }
      Pause.millis(POLL_MILLIS);
    }
    System.out.println("Karcis stopped");
    return 0;
  }
}
