package id.karcis.platform.request;

import io.grpc.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// One line per call, in logger `id.karcis.access`: info for faults and slow calls, debug for the
/// rest, because a crowd of answers and refusals is no news.
final class AccessLog {

  private static final Logger log = LoggerFactory.getLogger("id.karcis.access");

  private static final Set<Status.Code> FAULTS =
      EnumSet.of(
          Status.Code.INTERNAL,
          Status.Code.UNKNOWN,
          Status.Code.UNAVAILABLE,
          Status.Code.DATA_LOSS,
          Status.Code.DEADLINE_EXCEEDED);

  private final long slowNanos;

  AccessLog(Duration slow) {
    this.slowNanos = slow.toNanos();
  }

  void write(String rpc, Status.Code code, long nanos, RequestContext request) {
    var level = FAULTS.contains(code) || nanos > slowNanos ? Level.INFO : Level.DEBUG;
    if (log.isEnabledForLevel(level)) {
      LogFields.with(request, () -> write(level, rpc, code, nanos, request.user().get()));
    }
  }

  private static boolean write(
      Level level, String rpc, Status.Code code, long nanos, @Nullable Object user) {
    var millis = Duration.ofNanos(nanos).toMillis();
    log.atLevel(level)
        .addKeyValue("rpc", rpc)
        .addKeyValue("code", code)
        .addKeyValue("ms", millis)
        .addKeyValue("user", user)
        .log("{} {} {} ms", rpc, code, millis);
    return true;
  }
}
