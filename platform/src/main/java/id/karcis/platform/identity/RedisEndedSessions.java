package id.karcis.platform.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears over Redis of sessions that end, sooner than by asking, and says that it heard. A message
/// is the id of the announcement, a space, and session ids with commas between them. Messages may
/// get lost; whoever counts on Redis alone misses sessions.
public final class RedisEndedSessions {

  /// Where ended sessions are announced.
  public static final String TOPIC = "karcis:user:ended-sessions";

  /// Where each listener repeats the id of the announcement once it acts on it.
  public static final String HEARD = "karcis:user:ended-sessions:heard";

  /// Sessions in one announcement.
  public static final int MAX_SESSIONS = 1000;

  private static final Logger log = LoggerFactory.getLogger(RedisEndedSessions.class);
  private static final int MAX_CHARACTERS = 64 * 1024;

  private final RedissonClient redisson;
  private final EndedSessions ended;
  private boolean listening;

  RedisEndedSessions(RedissonClient redisson, EndedSessions ended) {
    this.redisson = redisson;
    this.ended = ended;
  }

  /// Writes an announcement.
  public static String message(String id, Collection<String> sessions) {
    return id + " " + String.join(",", sessions);
  }

  /// Begins to listen, once; Redisson goes on by itself after an outage. Nothing is left to do in
  /// any case.
  boolean listen() {
    if (!listening) {
      try {
        redisson
            .getTopic(TOPIC, StringCodec.INSTANCE)
            .addListener(String.class, (_, message) -> heard(message));
        listening = true;
      } catch (RedisException e) {
        log.debug("Cannot listen for ended sessions yet", e);
      }
    }
    return false;
  }

  private void heard(String message) {
    var space = message.indexOf(' ');
    if (space < 0 || message.length() > MAX_CHARACTERS) {
      return;
    }
    ended.add(sessions(message.substring(space + 1)));
    var _ =
        redisson.getTopic(HEARD, StringCodec.INSTANCE).publishAsync(message.substring(0, space));
  }

  private static List<String> sessions(String text) {
    return Arrays.stream(text.split(",", MAX_SESSIONS + 1)).limit(MAX_SESSIONS).toList();
  }
}
