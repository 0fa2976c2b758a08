package id.karcis.local;

import id.karcis.local.bench.Bench;
import id.karcis.local.bench.BenchTarget;
import id.karcis.local.bench.BenchTarget.Program;
import id.karcis.platform.embedded.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Measures the platform that `up` started. Its data grow by what is bought meanwhile.
final class BenchCommand implements Command {

  private static final int DEFAULT_SECONDS = 5;
  private static final int MAX_SECONDS = 60;

  @Override
  public String summary() {
    return "measure a running platform, so many seconds per step";
  }

  @Override
  public List<String> optionalArguments() {
    return List.of("SECONDS");
  }

  @Override
  public int run(List<String> args, LocalSettings settings) {
    var perStep = Duration.ofSeconds(args.isEmpty() ? DEFAULT_SECONDS : seconds(args.getFirst()));
    var platform = InstanceLock.requireHolder(settings.dataDir());
    return Bench.run(target(settings, platform), perStep, System.out) ? 0 : Karcis.FAILED;
  }

  private static int seconds(String text) {
    if (text.matches("\\d{1,2}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= MAX_SECONDS) {
      return Integer.parseInt(text);
    }
    throw new LocalException("SECONDS is \"" + text + "\", expected 1 to " + MAX_SECONDS);
  }

  private static BenchTarget target(LocalSettings settings, long platform) {
    var ports = settings.ports();
    return new BenchTarget(
        settings.admin(),
        ports.addressOf(Part.USER),
        ports.addressOf(Part.BOOKING),
        settings.edgeUrl(),
        Edge.upstreams(ports),
        Path.of(System.getProperty("karcis.home", "")).toAbsolutePath().resolve("edge/target"),
        database(settings),
        programs(settings, platform),
        settings.dataDir().resolve("bench.json"));
  }

  private static BenchTarget.Database database(LocalSettings settings) {
    var server = settings.database();
    if (server == null) {
      server =
          new DatabaseServer(
              "127.0.0.1", settings.ports().of(Part.POSTGRES), "", LocalPostgres.USER, "");
    }
    return new BenchTarget.Database(
        server.jdbcUrl("postgres"),
        server.jdbcUrl(BenchTarget.SCRATCH_DATABASE),
        server.user(),
        server.password());
  }

  /// Servers that run elsewhere are not counted.
  private static List<Program> programs(LocalSettings settings, long platform) {
    var programs = new ArrayList<Program>();
    programs.add(new Program("platform JVM", platform, false));
    if (settings.runsHere(Part.POSTGRES)) {
      var pidFile = settings.postgresFolder().resolve("data/postmaster.pid");
      programs.add(new Program(Part.POSTGRES.label(), firstNumber(pidFile), true));
    }
    if (settings.runsHere(Part.REDIS)) {
      var pidFile = settings.redisFolder().resolve("redis.pid");
      programs.add(new Program(Part.REDIS.label(), firstNumber(pidFile), false));
    }
    return programs;
  }

  private static long firstNumber(Path file) {
    try (var lines = Files.lines(file)) {
      return Long.parseLong(lines.findFirst().orElse("").strip());
    } catch (IOException | NumberFormatException e) {
      throw new LocalException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
