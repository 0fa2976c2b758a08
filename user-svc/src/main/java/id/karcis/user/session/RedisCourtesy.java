package id.karcis.user.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Does in Redis what the database can do without. While Redis is away, nobody waits for it: after
/// a failure all but one attempt a second are skipped. Says once when that begins and once when it
/// ends. Thread-safe.
@Component
final class RedisCourtesy {

  private static final Logger log = LoggerFactory.getLogger(RedisCourtesy.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final @Nullable RedissonClient client;
  private volatile boolean away;
  private volatile long awaySinceNanos;

  RedisCourtesy(ObjectProvider<RedissonClient> client) {
    this.client = client.getIfAvailable();
  }

  /// Returns a client to try, unless there is none or it failed a moment ago.
  private Optional<RedissonClient> ready() {
    return away && System.nanoTime() - awaySinceNanos < PAUSE.toNanos()
        ? Optional.empty()
        : Optional.ofNullable(client);
  }

  /// Tells whether the work was done.
  boolean attempt(Consumer<RedissonClient> work) {
    return ask(
            client -> {
              work.accept(client);
              return true;
            })
        .isPresent();
  }

  /// Returns what Redis says, if it says anything.
  <T> Optional<T> ask(Function<RedissonClient, T> question) {
    var redis = ready();
    if (redis.isEmpty()) {
      return Optional.empty();
    }
    try {
      var answer = question.apply(redis.get());
      answered();
      return Optional.of(answer);
    } catch (RedisException e) {
      failed(e);
      return Optional.empty();
    }
  }

  private void answered() {
    if (away) {
      away = false;
      log.info("Redis answers again");
    }
  }

  private void failed(RedisException failure) {
    awaySinceNanos = System.nanoTime();
    if (!away) {
      away = true;
      log.warn("Redis does not answer; going on without it: {}", failure.toString());
    }
  }
}
