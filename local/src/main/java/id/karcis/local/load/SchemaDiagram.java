package id.karcis.local.load;

import id.karcis.local.DatabaseServer;
import id.karcis.local.LocalException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Draws the tables of a database with their keys, for Mermaid. What a table has in common with
/// every service (outbox, audit log, keys) is left out.
public final class SchemaDiagram {

  /// Columns of primary keys, unique constraints and references.
  private static final String COLUMNS =
      """
      SELECT c.relname AS entity, a.attname AS name, replace(format_type(a.atttypid, NULL), ' ', '_') AS type,
             string_agg(DISTINCT CASE k.contype WHEN 'p' THEN 'PK' WHEN 'f' THEN 'FK' ELSE 'UK' END,
                        ', ') AS keys
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_constraint k ON k.conrelid = c.oid AND a.attnum = ANY (k.conkey) AND k.contype IN ('p', 'f', 'u')
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND c.relname NOT LIKE 'outbox%%' AND c.relname <> ALL (%s)
      GROUP BY c.relname, a.attnum, a.attname, a.atttypid
      ORDER BY c.relname, a.attnum
      """;

  private static final String REFERENCES =
      """
      SELECT DISTINCT k.confrelid::regclass::text AS parent, k.conrelid::regclass::text AS child
      FROM pg_constraint k
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
      ORDER BY 1, 2
      """;

  private static final String SHARED =
      "ARRAY['audit_log', 'encrypted_columns', 'flyway_schema_history', 'idempotency_keys', 'outbox', 'signing_keys']";

  private SchemaDiagram() {}

  /// Returns the lines of the diagram of a database as it is now.
  public static List<String> of(DatabaseServer server, String database) {
    try (var connection =
        DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password())) {
      var lines = new ArrayList<String>();
      lines.add("erDiagram");
      references(connection, lines);
      columns(connection, lines);
      return lines;
    } catch (SQLException e) {
      throw new LocalException("cannot draw " + database + ": " + e.getMessage(), e);
    }
  }

  private static void references(Connection connection, List<String> lines) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(REFERENCES)) {
      while (rows.next()) {
        lines.add("  %s ||--o{ %s : \"\"".formatted(rows.getString(1), rows.getString(2)));
      }
    }
  }

  private static void columns(Connection connection, List<String> lines) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(COLUMNS.formatted(SHARED))) {
      var entity = "";
      while (rows.next()) {
        if (!entity.equals(rows.getString("entity"))) {
          close(entity, lines);
          entity = rows.getString("entity");
          lines.add("  " + entity + " {");
        }
        lines.add(
            "    %s %s %s"
                .formatted(rows.getString("type"), rows.getString("name"), rows.getString("keys")));
      }
      close(entity, lines);
    }
  }

  private static void close(String entity, List<String> lines) {
    if (!entity.isEmpty()) {
      lines.add("  }");
    }
  }
}
