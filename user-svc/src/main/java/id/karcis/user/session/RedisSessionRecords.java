package id.karcis.user.session;

import id.karcis.platform.identity.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redisson.api.BatchOptions;
import org.springframework.stereotype.Component;

/// Records in Redis which sessions are in use, for whoever looks there: hash
/// `karcis:user:session:<id>`, gone when the session would end idle. Nothing depends on it.
@Component
final class RedisSessionRecords {

  private static final String PREFIX = "karcis:user:session:";

  private final RedisCourtesy redis;

  RedisSessionRecords(RedisCourtesy redis) {
    this.redis = redis;
  }

  void store(Caller caller, OpenSessions.Ends ends) {
    redis.attempt(client -> {
      var batch = client.createBatch(BatchOptions.defaults());
      var record = batch.<String, String>getMap(PREFIX + caller.sessionId());
      var _ = record.putAllAsync(fields(caller, ends));
      var _ = record.expireAsync(ends.idle());
      batch.execute();
    });
  }

  private static Map<String, String> fields(Caller caller, OpenSessions.Ends ends) {
    return Map.of(
        "userId", caller.userId().toString(),
        "role", caller.role().name(),
        "idleExpireTime", text(ends.idle()),
        "expireTime", text(ends.absolute()));
  }

  private static String text(Instant moment) {
    return moment.toString();
  }

  void remove(List<UUID> sessions) {
    redis.attempt(client ->
        client.getKeys().delete(sessions.stream().map(id -> PREFIX + id).toArray(String[]::new)));
  }
}
