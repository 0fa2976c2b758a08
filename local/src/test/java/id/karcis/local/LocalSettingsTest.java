package id.karcis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSettingsTest {

  private static final Path HOME = Path.of("/home/someone/karcis");

  @Test
  void needsNoVariable() {
    var settings = LocalSettings.from(Map.of("KARCIS_EDGE_PORT", " "), HOME);

    assertThat(settings.dataDir()).isEqualTo(HOME.resolve(".karcis"));
    assertThat(settings.edgeUrl()).hasToString("http://localhost:3001");
    assertThat(settings.ports().of(Part.PAYMENT)).isEqualTo(3005);
    assertThat(settings.ports().managementOf(Part.USER)).isEqualTo(13_002);
    assertThat(settings.demo()).isTrue();
    assertThat(settings.keyRing()).isEqualTo(HOME.resolve(".karcis/key-ring.json"));
  }

  @Test
  void putsMailsIntoAFolderUnlessThereIsAMailServer() {
    var folder = LocalSettings.from(Map.of(), HOME);
    assertThat(folder.mailServer()).isFalse();
    assertThat(folder.mailFolder()).isEqualTo(HOME.resolve(".karcis/mail"));
    var server = LocalSettings.from(Map.of("KARCIS_SMTP_HOST", "smtp.example.com"), HOME);
    assertThat(server.mailServer()).isTrue();
  }

  @Test
  void takesAKeyRingFileOfYourOwnButNoText() {
    var file = LocalSettings.from(Map.of("KARCIS_KEY_RING_FILE", "/etc/karcis/ring.json"), HOME);
    assertThat(file.keyRing()).isEqualTo(Path.of("/etc/karcis/ring.json"));
    assertThatThrownBy(() -> LocalSettings.from(Map.of("KARCIS_KEY_RING", "{}"), HOME))
        .isInstanceOf(LocalException.class)
        .hasMessageContaining("KARCIS_KEY_RING_FILE");
  }

  @ParameterizedTest
  @CsvSource({
    "KARCIS_ISSUER_PORT, 4006, true",
    "KARCIS_GOOGLE_CLIENT_ID, a-client, false",
    "KARCIS_GOOGLE_CLIENT_SECRET, a-secret, false",
    "KARCIS_GOOGLE_ISSUER, https://issuer.example, false",
  })
  void signsInWithTheDemoUnlessGoogleIsSetUp(String name, String value, boolean demoIssuer) {
    var settings = LocalSettings.from(Map.of(name, value), HOME);

    assertThat(settings.demoIssuer()).isEqualTo(demoIssuer);
    assertThat(settings.runsHere(Part.ISSUER)).isEqualTo(demoIssuer);
  }

  @Test
  void hasNoDemoIssuerWithoutTheDemo() {
    var environment = Map.of("KARCIS_DEMO", "false", "KARCIS_ADMIN_PASSWORD", "warung-kopi-senja");

    assertThat(LocalSettings.from(environment, HOME).demoIssuer()).isFalse();
  }

  @Test
  void takesServersOfYourOwn() {
    var settings =
        LocalSettings.from(
            Map.of(
                "KARCIS_DB_URL", "postgresql://karcis:p%40ss+word@db.example:6432/?sslmode=require",
                "KARCIS_REDIS_URL", "rediss://user:secret@redis.example:6380"),
            HOME);

    assertThat(settings.database())
        .isEqualTo(
            new DatabaseServer("db.example", 6432, "sslmode=require", "karcis", "p@ss+word"));
    assertThat(settings.runsHere(Part.POSTGRES)).isFalse();
    assertThat(settings.runsHere(Part.REDIS)).isFalse();
  }

  @Test
  void takesTheDatabaseAddressOfTheServicesToo() {
    var settings =
        LocalSettings.from(
            Map.of(
                "KARCIS_DB_URL", "jdbc:postgresql://db.example:5432",
                "KARCIS_DB_USER", "karcis",
                "KARCIS_DB_PASSWORD", "secret-word"),
            HOME);

    assertThat(settings.database())
        .isEqualTo(new DatabaseServer("db.example", 5432, "", "karcis", "secret-word"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          KARCIS_EDGE_PORT      | web                 | KARCIS_EDGE_PORT is "web", expected a port from 1 to 65535
          KARCIS_USER_PORT      | 60000               | KARCIS_USER_PORT is "60000", expected a port from 1 to 55535
          KARCIS_REDIS_PORT     | 0                   | KARCIS_REDIS_PORT is "0", expected a port from 1 to 65535
          KARCIS_BOOKING_PORT   | 3002                | KARCIS_BOOKING_PORT is "3002", expected another port than KARCIS_USER_PORT
          KARCIS_DEMO           | yes                 | KARCIS_DEMO is "yes", expected true or false
          KARCIS_ADMIN_EMAIL    | boss                | KARCIS_ADMIN_EMAIL is "boss", expected an email address
          KARCIS_ADMIN_PASSWORD | short               | KARCIS_ADMIN_PASSWORD has 5 characters, expected 10 to 128
          KARCIS_DEMO           | false               | KARCIS_ADMIN_PASSWORD is missing, expected 10 to 128 characters: with KARCIS_DEMO=false the demo password is not used
          KARCIS_DB_URL         | mysql://u:pw@host   | KARCIS_DB_URL is "mysql://...@host", expected jdbc:postgresql://host:port or postgresql://user:password@host:port
          KARCIS_REDIS_URL      | localhost:6379      | KARCIS_REDIS_URL is "localhost:6379", expected redis://host:port or rediss://user:password@host:port
          """)
  void namesBadVariableItsValueAndWhatWasExpected(String name, String value, String line) {
    assertThatThrownBy(() -> LocalSettings.from(Map.of(name, value), HOME))
        .isInstanceOf(LocalException.class)
        .hasMessage(line);
  }
}
