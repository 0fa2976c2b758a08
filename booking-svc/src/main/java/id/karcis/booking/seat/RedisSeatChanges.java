package id.karcis.booking.seat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes on between instances which events have changes: a few times a second one message with all
/// of them. A message is the id of its sender, a space, and ids of events with commas between them.
/// Messages may get lost.
final class RedisSeatChanges {

  static final String TOPIC = "karcis:booking:seat-changes";

  /// Below the quarter of a second that watchers wait at most.
  static final Duration PERIOD = Duration.ofMillis(100);

  private static final int MAX_EVENTS = 1_000;
  private static final int MAX_CHARACTERS = 64 * 1024;
  private static final Logger log = LoggerFactory.getLogger(RedisSeatChanges.class);

  private final String self = UUID.randomUUID().toString();
  private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
  private final RedissonClient redisson;
  private final Consumer<UUID> heard;
  private boolean listening;

  /// @param heard is told of each event that another instance has changed
  RedisSeatChanges(RedissonClient redisson, SeatChanges changes, Consumer<UUID> heard) {
    this.redisson = redisson;
    this.heard = heard;
    changes.listen(this::add);
  }

  private void add(UUID eventId) {
    if (waiting.size() < MAX_EVENTS) {
      waiting.add(eventId);
    }
  }

  /// To be run every [#PERIOD], apart from all else, since it waits for Redis when that is away.
  boolean exchange() {
    var events = Set.copyOf(waiting);
    waiting.removeAll(events);
    try {
      listen();
      if (!events.isEmpty()) {
        topic().publish(self + " " + ids(events));
      }
    } catch (RedisException e) {
      log.debug("other instances see changes of seats a little later", e);
    }
    return false;
  }

  private static String ids(Set<UUID> events) {
    return events.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  /// Begins to listen, once; Redisson goes on by itself after an outage.
  private void listen() {
    if (!listening) {
      topic().addListener(String.class, (_, message) -> heard(message));
      listening = true;
    }
  }

  private void heard(String message) {
    var space = message.indexOf(' ');
    if (space < 0 || message.length() > MAX_CHARACTERS || message.startsWith(self)) {
      return;
    }
    try {
      Stream.of(message.substring(space + 1).split(",", -1)).map(UUID::fromString).forEach(heard);
    } catch (IllegalArgumentException e) {
      log.debug("not a message about seats", e);
    }
  }

  private RTopic topic() {
    return redisson.getTopic(TOPIC, StringCodec.INSTANCE);
  }
}
