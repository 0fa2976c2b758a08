package id.karcis.platform.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Runs a piece of work again and again while the application runs, on a virtual thread of its own,
/// never twice at once in this process. A failure is logged and does not end it, not even an error
/// of one piece of work, such as a page too large for the memory that is left. Stopping waits for
/// the run that is under way, up to a limit.
public final class RepeatedTask implements SmartLifecycle {

  /// Does some work and tells whether there may be more right away.
  @FunctionalInterface
  public interface Work {
    boolean runOnce();
  }

  private static final Logger log = LoggerFactory.getLogger(RepeatedTask.class);
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  private final String name;
  private final Duration pause;
  private final Work work;
  private final Object alarm = new Object();
  private boolean running;
  private @Nullable Thread thread;

  /// @param pause between runs, unless there is more to do
  public RepeatedTask(String name, Duration pause, Work work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
  }

  @Override
  public void start() {
    synchronized (alarm) {
      if (!running) {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::loop);
      }
    }
  }

  private void loop() {
    while (isRunning()) {
      if (!more()) {
        sleep();
      }
    }
  }

  private boolean more() {
    try {
      return work.runOnce();
    } catch (RuntimeException | LinkageError | AssertionError | OutOfMemoryError e) {
      log.warn("{} failed and runs again: {}", name, e.toString());
      return false;
    }
  }

  // Waking early only means that the task runs early.
  @SuppressWarnings("WaitNotInLoop")
  private void sleep() {
    synchronized (alarm) {
      try {
        if (running) {
          alarm.wait(pause.toMillis());
        }
      } catch (InterruptedException _) {
        running = false;
      }
    }
  }

  @Override
  public void stop() {
    Thread ending;
    synchronized (alarm) {
      running = false;
      ending = thread;
      thread = null;
      alarm.notifyAll();
    }
    if (ending != null) {
      join(ending);
    }
  }

  private void join(Thread ending) {
    try {
      if (!ending.join(STOP_WAIT)) {
        log.warn("{} is still at work after {}", name, STOP_WAIT);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    synchronized (alarm) {
      return running;
    }
  }
}
