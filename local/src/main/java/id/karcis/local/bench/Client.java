package id.karcis.local.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// One client of a [Load] and what it counted; to be read once it has ended.
final class Client implements Runnable {

  /// A platform that refuses at once shall not be asked a million times.
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(5);

  private final int number;
  private final Duration time;
  private final Load.Call call;
  private final CountDownLatch go;
  private final Samples samples = new Samples();
  private final Tally failures = new Tally();
  private long done;
  private boolean ranOut;

  Client(int number, Duration time, Load.Call call, CountDownLatch go) {
    this.number = number;
    this.time = time;
    this.call = call;
    this.go = go;
  }

  @Override
  public void run() {
    try {
      go.await();
      var end = System.nanoTime() + time.toNanos();
      while (!ranOut && System.nanoTime() < end) {
        once();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() throws InterruptedException {
    var start = System.nanoTime();
    try {
      if (call.run(number)) {
        samples.add(System.nanoTime() - start);
        done++;
      } else {
        ranOut = true;
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failures.add(kind(e));
      Thread.sleep(PAUSE_AFTER_FAILURE);
    }
  }

  private static String kind(Exception e) {
    return e instanceof Failure failure ? failure.kind() : e.getClass().getSimpleName();
  }

  Samples samples() {
    return samples;
  }

  Tally failures() {
    return failures;
  }

  long done() {
    return done;
  }

  boolean ranOut() {
    return ranOut;
  }
}
