package id.karcis.platform.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Containers; Testcontainers removes them when the JVM ends, however it ends.
final class ContainerServers implements TestServers.Servers {

  private static final String POSTGRES_IMAGE = "postgres:18-alpine";
  private static final String REDIS_IMAGE = "redis:7-alpine";
  private static final int REDIS_PORT = 6379;

  private final PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE);
  private final GenericContainer<?> redis =
      new GenericContainer<>(REDIS_IMAGE).withExposedPorts(REDIS_PORT);

  ContainerServers() {
    postgres.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    postgres.start();
    redis.start();
  }

  @Override
  public String createDatabase(String name) {
    try (var connection = DriverManager.getConnection(url("postgres"));
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      return url(name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create database " + name, e);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            postgres.getHost(),
            postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            database,
            postgres.getUsername(),
            postgres.getPassword());
  }

  @Override
  public String redisUri() {
    return "redis://" + redis.getHost() + ":" + redis.getMappedPort(REDIS_PORT);
  }
}
