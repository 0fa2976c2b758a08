package id.karcis.local;

import id.karcis.local.demo.Account;
import id.karcis.local.demo.Api;
import id.karcis.local.demo.DemoAccounts;
import id.karcis.platform.embedded.LocalPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the environment may change about a local platform.
///
/// @param dataDir everything that is kept lies below it
/// @param admin the first organizer, made at the first start
/// @param demo whether an empty platform is filled with demo accounts and events
/// @param demoIssuer whether people sign in with an issuer of the demo instead of Google
/// @param database a server to use instead of an own one
/// @param redis a server to use instead of an own one
/// @param mailServer whether mails go to a mail server rather than into a folder
/// @param keyRing the file of the keys that encrypt fields; made when it is missing
public record LocalSettings(
    Path dataDir,
    PortPlan ports,
    Account admin,
    boolean demo,
    boolean demoIssuer,
    @Nullable DatabaseServer database,
    @Nullable URI redis,
    boolean mailServer,
    Path keyRing) {

  private static final String DATABASE_FORM =
      "jdbc:postgresql://host:port or postgresql://user:password@host:port";
  private static final String REDIS_FORM = "redis://host:port or rediss://user:password@host:port";
  private static final List<String> GOOGLE =
      List.of("KARCIS_GOOGLE_CLIENT_ID", "KARCIS_GOOGLE_CLIENT_SECRET", "KARCIS_GOOGLE_ISSUER");
  private static final int PASSWORD_MIN = 10;
  private static final int PASSWORD_MAX = 128;

  /// @param home where `.karcis` lies unless `KARCIS_DATA_DIR` says otherwise
  public static LocalSettings from(Map<String, String> environment, Path home) {
    var reader = new SettingsReader(environment);
    var demo = reader.flag("KARCIS_DEMO", true);
    var dataDir =
        reader.path("KARCIS_DATA_DIR", home.toAbsolutePath().resolve(".karcis").normalize());
    return new LocalSettings(
        dataDir,
        ports(reader),
        admin(reader, demo),
        demo,
        demo && GOOGLE.stream().allMatch(name -> reader.text(name) == null),
        database(reader),
        reader.uri("KARCIS_REDIS_URL", "", Set.of("redis", "rediss"), REDIS_FORM),
        reader.text("KARCIS_SMTP_HOST") != null,
        keyRing(reader, dataDir));
  }

  /// For tests: free ports, servers of its own.
  public static LocalSettings onFreePorts(Path dataDir, boolean demo) {
    return new LocalSettings(
        dataDir,
        PortPlan.free(),
        DemoAccounts.ADMIN,
        demo,
        true,
        null,
        null,
        false,
        keyRingIn(dataDir));
  }

  private static Path keyRing(SettingsReader reader, Path dataDir) {
    if (reader.text("KARCIS_KEY_RING") != null) {
      throw new LocalException(
          "KARCIS_KEY_RING is for services on their own; expected a file in KARCIS_KEY_RING_FILE");
    }
    return reader.path("KARCIS_KEY_RING_FILE", keyRingIn(dataDir));
  }

  private static Path keyRingIn(Path dataDir) {
    return dataDir.resolve("key-ring.json");
  }

  private static @Nullable DatabaseServer database(SettingsReader reader) {
    var uri = reader.uri("KARCIS_DB_URL", "jdbc:", Set.of("postgresql", "postgres"), DATABASE_FORM);
    return uri == null
        ? null
        : DatabaseServer.of(
            uri,
            reader.text("KARCIS_DB_USER", LocalPostgres.USER),
            reader.text("KARCIS_DB_PASSWORD", ""));
  }

  private static PortPlan ports(SettingsReader reader) {
    var plan = PortPlan.of(reader::port);
    for (var one : Part.values()) {
      for (var other : Part.values()) {
        if (one.compareTo(other) < 0 && plan.of(one) == plan.of(other)) {
          throw SettingsReader.bad(
              other.variable(),
              String.valueOf(plan.of(other)),
              "another port than " + one.variable());
        }
      }
    }
    return plan;
  }

  private static Account admin(SettingsReader reader, boolean demo) {
    var email = reader.text("KARCIS_ADMIN_EMAIL", DemoAccounts.ADMIN.email());
    if (!email.matches("[^@\\s]+@[^@\\s]+")) {
      throw SettingsReader.bad("KARCIS_ADMIN_EMAIL", email, "an email address");
    }
    var password = reader.text("KARCIS_ADMIN_PASSWORD");
    if (password == null && !demo) {
      throw new LocalException(
          "KARCIS_ADMIN_PASSWORD is missing, expected "
              + PASSWORD_MIN
              + " to "
              + PASSWORD_MAX
              + " characters: with KARCIS_DEMO=false the demo password is not used");
    }
    if (password != null
        && (password.length() < PASSWORD_MIN || password.length() > PASSWORD_MAX)) {
      throw new LocalException(
          "KARCIS_ADMIN_PASSWORD has "
              + password.length()
              + " characters, expected "
              + PASSWORD_MIN
              + " to "
              + PASSWORD_MAX);
    }
    return new Account(email, password == null ? DemoAccounts.ADMIN.password() : password);
  }

  /// Where people point their browser.
  public URI edgeUrl() {
    return URI.create("http://localhost:" + ports.of(Part.EDGE));
  }

  /// What all parts log, warnings and errors also on the console.
  public Path logFile() {
    return dataDir.resolve("karcis.log");
  }

  /// Mails that would be sent if there were a mail server, a file each.
  public Path mailFolder() {
    return dataDir.resolve("mail");
  }

  /// The public gRPC API of this platform, with nobody signed in.
  public Api api() {
    return new Api(ports.addressOf(Part.USER), ports.addressOf(Part.BOOKING));
  }

  Path postgresFolder() {
    return dataDir.resolve("postgres");
  }

  Path redisFolder() {
    return dataDir.resolve("redis");
  }

  /// Whether a port of this part is needed here, or the part lives elsewhere.
  boolean runsHere(Part part) {
    return switch (part) {
      case POSTGRES -> database == null;
      case REDIS -> redis == null;
      case ISSUER -> demoIssuer;
      case EDGE, USER, BOOKING, PAYMENT -> true;
    };
  }
}
