package id.karcis.local.bench;

import id.karcis.local.bench.BenchTarget.Database;
import id.karcis.platform.embedded.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The machine's limit for a hold: the same rows in the same PostgreSQL, one statement and one
/// commit each, by JDBC on a connection per client, with nothing before or after it.
final class RawHolds implements AutoCloseable {

  private static final String TABLES =
      """
      CREATE TABLE claims (
        event_id uuid NOT NULL, seat_id uuid NOT NULL, state text NOT NULL, user_id uuid,
        hold_id uuid, expire_time timestamptz, PRIMARY KEY (event_id, seat_id)
      ) WITH (fillfactor = 60);
      CREATE TABLE holds (
        id uuid PRIMARY KEY, event_id uuid NOT NULL, user_id uuid NOT NULL,
        create_time timestamptz NOT NULL, expire_time timestamptz NOT NULL)
      """;

  private static final String HOLD =
      """
      WITH given AS (SELECT ?::uuid AS event, ?::uuid AS buyer, ?::uuid AS hold),
      claimed AS (
        INSERT INTO claims (event_id, seat_id, state, user_id, hold_id, expire_time)
        SELECT event, seat, 'HELD', buyer, hold, now() + interval '10 minutes'
        FROM given, (VALUES (?::uuid), (?::uuid)) AS wanted (seat))
      INSERT INTO holds (id, event_id, user_id, create_time, expire_time)
      SELECT hold, event, buyer, now(), now() + interval '10 minutes' FROM given
      """;

  private final Database database;
  private final UUID event = UUID.randomUUID();
  private final List<Connection> connections = new ArrayList<>();
  private final List<PreparedStatement> statements = new ArrayList<>();

  private RawHolds(Database database) {
    this.database = database;
  }

  /// Makes the scratch database anew.
  static RawHolds open(Database database, int clients) throws SQLException {
    drop(database);
    Databases.createIfMissing(
        database.serverUrl(), database.user(), database.password(), BenchTarget.SCRATCH_DATABASE);
    var raw = new RawHolds(database);
    try {
      raw.connect(clients);
      return raw;
    } catch (SQLException e) {
      raw.close();
      throw e;
    }
  }

  private void connect(int clients) throws SQLException {
    for (var i = 0; i < clients; i++) {
      var connection =
          DriverManager.getConnection(database.scratchUrl(), database.user(), database.password());
      connections.add(connection);
      if (i == 0) {
        try (var tables = connection.createStatement()) {
          tables.execute(TABLES);
        }
      }
      statements.add(connection.prepareStatement(HOLD));
    }
  }

  boolean hold(int client) throws SQLException {
    var statement = statements.get(client);
    statement.setObject(1, event);
    for (var parameter = 2; parameter <= 3 + Series.SEATS; parameter++) {
      statement.setObject(parameter, UUID.randomUUID());
    }
    return statement.executeUpdate() == 1;
  }

  @Override
  public void close() throws SQLException {
    for (var connection : connections) {
      connection.close();
    }
    drop(database);
  }

  private static void drop(Database database) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                database.serverUrl(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute(
          "DROP DATABASE IF EXISTS " + BenchTarget.SCRATCH_DATABASE + " WITH (FORCE)");
    }
  }
}
