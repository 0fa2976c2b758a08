package id.karcis.platform.testing;

import id.karcis.platform.embedded.LocalRedis;
import java.util.concurrent.atomic.AtomicInteger;

/// Real PostgreSQL and Redis for tests, started at first use, once per test JVM, and gone with it.
/// Containers where a Docker engine answers, embedded servers elsewhere or with
/// `-Dtest.infra=embedded`. Use from a test class:
///
/// ```java
/// @DynamicPropertySource
/// static void servers(DynamicPropertyRegistry registry) {
///   registry.add("spring.datasource.url", TestServers::newDatabase);
///   registry.add("karcis.redis.url", TestServers::redisUri);
/// }
/// ```
///
/// Spring may ask a property supplier several times; hold the URL in a constant where it must be
/// one database.
public final class TestServers {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestServers() {}

  /// The JDBC URL, user and password included, of a new, empty database of its own.
  public static String newDatabase() {
    return Holder.SERVERS.createDatabase("t" + DATABASES.incrementAndGet());
  }

  /// The Redis that all tests of this JVM share; never stop it.
  public static String redisUri() {
    return Holder.SERVERS.redisUri();
  }

  /// An own embedded Redis for tests that stop and kill it; ends with the JVM at the latest.
  public static LocalRedis newRedis() {
    return LocalRedis.start(TestFolder.create("redis"), 0, false);
  }

  private static final class Holder {
    static final Servers SERVERS =
        Docker.wantedAndAvailable() ? new ContainerServers() : new EmbeddedServers();
  }

  /// What both kinds of servers offer.
  interface Servers {
    String createDatabase(String name);

    String redisUri();
  }
}
