package id.karcis.local.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The same piece of work many times, a few at once.
final class Parallel {

  private Parallel() {}

  /// Returns the results in order; the first failure is thrown once all have ended.
  static <T> List<T> map(int count, int atOnce, IntFunction<T> work) {
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      var tasks =
          IntStream.range(0, count).mapToObj(i -> (Callable<T>) () -> work.apply(i)).toList();
      return threads.invokeAll(tasks).stream().map(Parallel::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static <T> T result(java.util.concurrent.Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }
}
