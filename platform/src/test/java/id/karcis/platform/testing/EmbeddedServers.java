package id.karcis.platform.testing;

import id.karcis.platform.embedded.LocalPostgres;
import id.karcis.platform.embedded.LocalRedis;

/// Servers from Maven artifacts, in a folder that ends with the JVM.
final class EmbeddedServers implements TestServers.Servers {

  private final LocalPostgres postgres =
      LocalPostgres.start(TestFolder.create("postgres"), 0, false);
  private final LocalRedis redis = LocalRedis.start(TestFolder.create("redis"), 0, false);

  @Override
  public String createDatabase(String name) {
    postgres.createDatabaseIfMissing(name);
    return postgres.jdbcUrl(name);
  }

  @Override
  public String redisUri() {
    return redis.uri();
  }
}
