package id.karcis.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Runs the same thing many times at the same moment.
final class AtOnce {

  private AtOnce() {}

  /// Returns all answers; fails with the first failure.
  static <T> List<T> run(int times, IntFunction<T> work) throws InterruptedException {
    var gate = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        var number = i;
        futures.add(
            executor.submit(() -> {
              gate.await();
              return work.apply(number);
            }));
      }
      gate.countDown();
      List<T> answers = new ArrayList<>();
      for (var future : futures) {
        answers.add(future.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new AssertionError("one of %d at once failed".formatted(times), e.getCause());
    }
  }
}
