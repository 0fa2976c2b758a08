package id.karcis.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients in a closed loop: each makes its next call when the last one was answered.
final class Load {

  /// Beyond the time that calls may start: several calls of a sale, each with its own limit.
  private static final Duration GRACE = Duration.ofMinutes(4);

  private Load() {}

  /// What a client does over and over.
  @FunctionalInterface
  interface Call {

    /// Returns false when there is nothing left to do. Throws what went wrong; that counts as a
    /// failure and the client goes on.
    boolean run(int client) throws Exception;
  }

  /// Runs so many clients for this long. The rate is over the time until the last answer.
  static Measured run(int clients, Duration time, Call call) {
    var go = new CountDownLatch(1);
    var counters = new ArrayList<Client>();
    var running = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < clients; i++) {
        var client = new Client(i, time, call, go);
        counters.add(client);
        running.add(threads.submit(client));
      }
      var start = System.nanoTime();
      go.countDown();
      running.forEach(one -> await(one, time.plus(GRACE)));
      return measured(counters, (System.nanoTime() - start) / Measured.NANOS_PER_SECOND);
    }
  }

  private static void await(Future<?> client, Duration limit) {
    try {
      client.get(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("a client did not end", e);
    }
  }

  private static Measured measured(List<Client> clients, double seconds) {
    var failures = new Tally();
    clients.forEach(client -> failures.addAll(client.failures()));
    var done = clients.stream().mapToLong(Client::done).sum();
    return new Measured(
        clients.size(),
        done,
        seconds,
        done / seconds,
        Samples.percentiles(clients.stream().map(Client::samples).toList()),
        failures.counts(),
        clients.stream().anyMatch(Client::ranOut));
  }
}
