package id.karcis.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// Tells the person at the terminal what goes on: one line per step, with its seconds.
public interface Progress {

  <T> T step(String name, Supplier<T> work);

  /// Says nothing.
  static Progress silent() {
    return new Progress() {
      @Override
      public <T> T step(String name, Supplier<T> work) {
        return work.get();
      }
    };
  }

  static Progress to(PrintStream out) {
    return new Progress() {
      @Override
      public <T> T step(String name, Supplier<T> work) {
        var start = System.nanoTime();
        out.printf(Locale.ROOT, "  %-22s", name);
        out.flush();
        try {
          var result = work.get();
          out.println(seconds(start));
          return result;
        } catch (RuntimeException e) {
          out.println("failed");
          throw e;
        }
      }
    };
  }

  static String seconds(long startNanos) {
    var millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    return String.format(Locale.ROOT, "%5.1f s", millis / 1000.0);
  }
}
