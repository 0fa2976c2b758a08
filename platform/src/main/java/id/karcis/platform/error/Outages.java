package id.karcis.platform.error;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// Tells whether a failure comes from something that is away or overloaded, and from what.
final class Outages {

  /// A cause chain longer than this is a cycle.
  private static final int MAX_CAUSES = 20;

  /// SQLSTATE class "connection exception".
  private static final String CONNECTION_CLASS = "08";

  /// Serialization failure, deadlock, lock not available, query cancelled (statement timeout),
  /// server shutting down or starting, idle transaction ended, too many connections, out of memory,
  /// disk full.
  private static final Set<String> TRANSIENT_STATES =
      Set.of(
          "40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "25P03", "53300", "53200",
          "53100");

  private Outages() {}

  /// Returns what is away, or null if the failure is something else.
  static @Nullable String dependency(Throwable failure) {
    var cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
      if (isDatabaseAway(cause)) {
        return "database";
      }
      if (cause instanceof RedisException) {
        return "cache";
      }
    }
    return null;
  }

  private static boolean isDatabaseAway(Throwable cause) {
    return cause instanceof CannotGetJdbcConnectionException
        || cause instanceof QueryTimeoutException
        || cause instanceof SQLTransientConnectionException
        || (cause instanceof SQLException sql && isTransient(sql.getSQLState()));
  }

  private static boolean isTransient(@Nullable String state) {
    return state != null
        && (state.startsWith(CONNECTION_CLASS) || TRANSIENT_STATES.contains(state));
  }
}
