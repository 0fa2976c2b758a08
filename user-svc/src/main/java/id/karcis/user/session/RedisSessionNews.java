package id.karcis.user.session;

import id.karcis.platform.identity.RedisEndedSessions;
import id.karcis.platform.persistence.UuidV7;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.stereotype.Component;

/// Tells all services over Redis which sessions ended, and waits until they have heard it, so that
/// whoever signed out finds every door closed. Waits no longer than [#PATIENCE]: who did not hear
/// by then asks within a second (see [EndedSessionFeed]). Thread-safe.
@Component
final class RedisSessionNews {

  /// For a listener that hangs or collects garbage; others take a millisecond or two.
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final RedisCourtesy redis;
  private final Map<String, Semaphore> waiting = new ConcurrentHashMap<>();
  private boolean listening;

  RedisSessionNews(RedisCourtesy redis) {
    this.redis = redis;
  }

  /// @param sessions at most [RedisEndedSessions#MAX_SESSIONS]
  void announce(Collection<String> sessions) {
    redis.attempt(client -> {
      listen(client);
      announce(client, sessions);
    });
  }

  private synchronized void listen(RedissonClient client) {
    if (!listening) {
      client
          .getTopic(RedisEndedSessions.HEARD, StringCodec.INSTANCE)
          .addListener(String.class, (_, id) -> heard(id));
      listening = true;
    }
  }

  private void heard(String id) {
    var waiter = waiting.get(id);
    if (waiter != null) {
      waiter.release();
    }
  }

  private void announce(RedissonClient client, Collection<String> sessions) {
    var id = UuidV7.next().toString();
    var heard = new Semaphore(0);
    waiting.put(id, heard);
    try {
      var listeners =
          client
              .getTopic(RedisEndedSessions.TOPIC, StringCodec.INSTANCE)
              .publish(RedisEndedSessions.message(id, sessions));
      var _ = heard.tryAcquire((int) listeners, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.remove(id);
    }
  }
}
