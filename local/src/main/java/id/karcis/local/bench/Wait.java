package id.karcis.local.bench;

import java.time.Duration;

/// A pause between two looks at something that can only be polled.
final class Wait {

  private Wait() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
