package id.karcis.platform.embedded;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/// Databases of a PostgreSQL server, embedded or not.
public final class Databases {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final String DUPLICATE_DATABASE = "42P04";

  private Databases() {}

  /// Creates a database. Repeating it changes nothing.
  ///
  /// @param jdbcUrl of another database of the same server
  public static void createIfMissing(
      String jdbcUrl, String user, String password, String database) {
    try (var connection = DriverManager.getConnection(jdbcUrl, user, password);
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + requireName(database));
    } catch (SQLException e) {
      if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
        var reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        throw new EmbeddedServerException("cannot create database " + database + ": " + reason, e);
      }
    }
  }

  static String requireName(String database) {
    if (!NAME.matcher(database).matches()) {
      throw new IllegalArgumentException("database name " + database + ", expected " + NAME);
    }
    return database;
  }
}
