package id.karcis.local;

import id.karcis.platform.crypto.KeyId;
import id.karcis.platform.crypto.KeyRing;
import id.karcis.platform.embedded.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// How many stored values need which key, over the databases of all services: those of the columns
/// that the services declare, and messages that wait in an outbox.
final class KeyUses {

  /// @param column table and column
  record Use(Service service, String column, KeyId key, long values) {}

  private record Column(String table, String name) {}

  private final DatabaseServer server;

  KeyUses(LocalSettings settings) {
    var given = settings.database();
    this.server =
        given != null
            ? given
            : new DatabaseServer(
                "127.0.0.1", settings.ports().of(Part.POSTGRES), "", LocalPostgres.USER, "");
  }

  /// Counts all; refused when one database cannot be asked, since half a count would be none. Keys
  /// that are not in the ring are told of columns only.
  List<Use> count(KeyRing ring) {
    var uses = new ArrayList<Use>();
    for (var service : Service.all()) {
      try (var connection =
          DriverManager.getConnection(
              server.jdbcUrl(service.database()), server.user(), server.password())) {
        for (var column : columns(connection)) {
          countColumn(connection, service, column, uses);
        }
        for (var key : ring.keys()) {
          countMessages(connection, service, key.id(), uses);
        }
      } catch (SQLException e) {
        var reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        throw new LocalException(
            "cannot count in database %s: %s".formatted(service.database(), reason), e);
      }
    }
    return uses;
  }

  private static List<Column> columns(Connection connection) throws SQLException {
    var columns = new ArrayList<Column>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select table_name, column_name from encrypted_columns order by 1, 2")) {
      while (rows.next()) {
        columns.add(new Column(rows.getString(1), rows.getString(2)));
      }
    }
    return columns;
  }

  /// What does not begin like a ciphertext is not one yet.
  private static void countColumn(
      Connection connection, Service service, Column column, List<Use> uses) throws SQLException {
    var sql =
        """
        select substring(%1$s from 1 for 5), count(*) from %2$s
        where substring(%1$s from 1 for 1) = '\\x01'::bytea group by 1 order by 1
        """;
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                sql.formatted(
                    statement.enquoteIdentifier(column.name(), false),
                    statement.enquoteIdentifier(column.table(), false)))) {
      while (rows.next()) {
        var name = column.table() + "." + column.name();
        uses.add(new Use(service, name, KeyId.of(rows.getBytes(1)), rows.getLong(2)));
      }
    }
  }

  /// A message may have its ciphertext anywhere.
  private static void countMessages(
      Connection connection, Service service, KeyId key, List<Use> uses) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "select count(*) from outbox where position(? in payload) > 0")) {
      statement.setBytes(1, key.prefix());
      try (var rows = statement.executeQuery()) {
        rows.next();
        if (rows.getLong(1) > 0) {
          uses.add(new Use(service, "outbox.payload", key, rows.getLong(1)));
        }
      }
    }
  }
}
