package id.karcis.local;

import id.karcis.platform.embedded.Databases;
import id.karcis.platform.embedded.LocalPostgres;
import id.karcis.platform.embedded.LocalRedis;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// PostgreSQL and Redis of a platform: own ones in the data folder, or those that the settings
/// name.
public final class LocalServers implements AutoCloseable {

  private final LocalSettings settings;
  private final Progress progress;
  private @Nullable LocalPostgres postgres;
  private @Nullable LocalRedis redis;

  LocalServers(LocalSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /// Stops what a killed platform left running in this data folder.
  static void stopOrphans(LocalSettings settings) {
    LocalPostgres.stopOrphan(settings.postgresFolder());
    LocalRedis.stopOrphan(settings.redisFolder());
  }

  void startDatabase() {
    if (settings.database() == null) {
      postgres =
          progress.step(
              "PostgreSQL",
              () ->
                  LocalPostgres.start(
                      settings.postgresFolder(), settings.ports().of(Part.POSTGRES), true));
    }
    for (var service : Service.all()) {
      Databases.createIfMissing(
          database().jdbcUrl("postgres"),
          database().user(),
          database().password(),
          service.database());
    }
  }

  void startRedis() {
    if (settings.redis() == null) {
      redis =
          progress.step(
              "Redis",
              () ->
                  LocalRedis.start(settings.redisFolder(), settings.ports().of(Part.REDIS), true));
    }
  }

  /// Known once the database was started.
  public DatabaseServer database() {
    if (settings.database() != null) {
      return settings.database();
    }
    if (postgres == null) {
      throw new IllegalStateException("PostgreSQL was not started");
    }
    return DatabaseServer.of(postgres);
  }

  /// `redis://host:port`.
  public String redisUrl() {
    return settings.redis() != null
        ? settings.redis().toString()
        : "redis://" + settings.ports().addressOf(Part.REDIS);
  }

  /// The own PostgreSQL, for tests that stop it.
  public Optional<LocalPostgres> postgres() {
    return Optional.ofNullable(postgres);
  }

  /// The own Redis, for tests that stop it.
  public Optional<LocalRedis> redis() {
    return Optional.ofNullable(redis);
  }

  @Override
  public void close() {
    redis().ifPresent(LocalRedis::close);
    postgres().ifPresent(LocalPostgres::close);
  }
}
