package id.karcis.local;

import id.karcis.platform.embedded.LocalPostgres;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A PostgreSQL server and how to sign in there.
///
/// @param parameters what follows the `?` of a JDBC URL, may be empty
public record DatabaseServer(
    String host, int port, String parameters, String user, String password) {

  private static final int DEFAULT_PORT = 5432;

  static DatabaseServer of(LocalPostgres server) {
    return new DatabaseServer("127.0.0.1", server.port(), "", LocalPostgres.USER, "");
  }

  /// From `postgresql://user:password@host:port/?parameters`; what it lacks is as given.
  static DatabaseServer of(URI uri, String user, String password) {
    var account = uri.getRawUserInfo() == null ? null : uri.getRawUserInfo().split(":", 2);
    return new DatabaseServer(
        uri.getHost(),
        uri.getPort() > 0 ? uri.getPort() : DEFAULT_PORT,
        Objects.requireNonNullElse(uri.getRawQuery(), ""),
        account == null ? user : decode(account[0]),
        account == null || account.length == 1 ? password : decode(account[1]));
  }

  private static String decode(String text) {
    // A plus is itself here; only forms write a blank that way.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://"
        + host
        + ":"
        + port
        + "/"
        + database
        + (parameters.isEmpty() ? "" : "?" + parameters);
  }

  @Override
  public String toString() {
    return "PostgreSQL at " + host + ":" + port;
  }
}
