package id.karcis.platform.persistence;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database's clock: the one that all instances of a service agree on. Each reading is a round
/// trip; prefer `now()` inside the statement that needs it.
public final class DatabaseClock implements InstantSource {

  private final JdbcClient jdbc;

  DatabaseClock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Instant instant() {
    return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }
}
