package id.karcis.payment.refund;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts the refunds that are promised and not made, for all instances together.
@Component
class RefundWatch {

  private static final String REFUSED =
      """
      SELECT (SELECT count(*) FROM refunds WHERE state = 'PENDING' AND refusals > 0)
           + (SELECT count(*) FROM refunds WHERE state = 'FAILED')
      """;

  private static final String OLDEST =
      """
      SELECT coalesce(extract(epoch FROM now() - min(create_time)), 0)::bigint
      FROM refunds WHERE state = 'PENDING'
      """;

  private final JdbcClient jdbc;

  RefundWatch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns how many a provider has refused and not accepted since, or that came back.
  long refused() {
    return jdbc.sql(REFUSED).query(Long.class).single();
  }

  /// Returns the age of the oldest one in seconds; 0 if there is none.
  long oldestAgeSeconds() {
    return jdbc.sql(OLDEST).query(Long.class).single();
  }
}
