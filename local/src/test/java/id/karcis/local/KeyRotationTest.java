package id.karcis.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.crypto.KeyRing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The command against real databases, without services.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyRotationTest {

  private static final String PLACE = "notes.note_cipher/1";

  @TempDir static Path folder;

  private LocalSettings settings;
  private LocalServers servers;
  private KeyRingFile file;
  private KeyRing first;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeAll
  void startsDatabase() {
    settings = LocalSettings.onFreePorts(folder, false);
    servers = new LocalServers(settings, Progress.silent());
    servers.startDatabase();
    for (var service : Service.all()) {
      var jdbc = jdbc(service);
      jdbc.sql("create table encrypted_columns (table_name text, column_name text)").update();
      jdbc.sql("create table outbox (topic text, payload bytea)").update();
      jdbc.sql("create table notes (id integer primary key, note_cipher bytea)").update();
      jdbc.sql("insert into encrypted_columns values ('notes', 'note_cipher')").update();
    }
  }

  @AfterAll
  void stopsDatabase() {
    servers.close();
  }

  @BeforeEach
  void startsAnew() throws Exception {
    said.reset();
    file = new KeyRingFile(settings.keyRing());
    Files.deleteIfExists(settings.keyRing());
    file.ensured();
    first = file.read();
    Service.all().forEach(service -> jdbc(service).sql("delete from notes").update());
    store(first);
  }

  private JdbcClient jdbc(Service service) {
    var server = servers.database();
    return JdbcClient.create(
        new DriverManagerDataSource(
            server.jdbcUrl(service.database()), server.user(), server.password()));
  }

  private void store(KeyRing ring) {
    jdbc(Service.PAYMENT)
        .sql(
            "insert into notes values (1, ?) on conflict (id) do update set note_cipher = excluded.note_cipher")
        .param(FieldEncryption.with(ring).encrypt("text", PLACE))
        .update();
  }

  /// The command as it is an hour later, when every service has read the file.
  private KeyRotation rotation() {
    return rotation(Instant.now().plus(Duration.ofHours(1)));
  }

  private KeyRotation rotation(Instant now) {
    return new KeyRotation(
        file,
        new KeyUses(settings),
        new PrintStream(said, true, UTF_8),
        InstantSource.fixed(now),
        Duration.ofMillis(1));
  }

  @Test
  void rotatesAndKeepsTheOldKey() {
    rotation().rotate();
    var ring = file.read();
    assertThat(ring.keys()).hasSize(2);
    assertThat(ring.primary()).isNotEqualTo(first.primary());
    assertThat(ring.has(first.primary())).isTrue();
  }

  @Test
  void goesOnWithARotationThatWasKilledBeforeItsKeyWasUsed() {
    var published = first.withNewKey();
    file.write(published);

    rotation().rotate();

    assertThat(file.read().keys()).hasSize(2);
    assertThat(file.read().primary()).isEqualTo(published.keys().getLast().id());
  }

  @Test
  void retiresNoKeyThatAValueNeeds() {
    rotation().rotate();
    var two = file.read();
    assertThatThrownBy(() -> rotation().retire())
        .isInstanceOf(LocalException.class)
        .hasMessageContaining("key " + first.primary() + " still encrypts 1 values");
    assertThat(file.read().keys()).isEqualTo(two.keys());

    store(two);
    rotation().retire();
    assertThat(file.read().keys()).containsExactly(new KeyRing.Key(two.primary(), true));
  }

  @Test
  void keepsARetiredKeyForBackups() throws Exception {
    rotation().rotate();
    var two = file.read();
    store(two);
    rotation().retire();

    var aside = folder.resolve("key-ring.json.until-" + two.primary());
    assertThat(said.toString(UTF_8)).contains(aside.toString());
    assertThat(KeyRing.parse(Files.readString(aside)).keys()).isEqualTo(two.keys());
  }

  @Test
  void retiresNothingWhileAServiceMayUseTheRingOfBefore() {
    rotation().rotate();
    store(file.read());
    assertThatThrownBy(() -> rotation(Instant.now().minusSeconds(1)).retire())
        .isInstanceOf(LocalException.class)
        .hasMessageContaining("changed a moment ago");
    assertThat(file.read().keys()).hasSize(2);
  }

  @Test
  void retiresNothingWhenADatabaseCannotBeCounted() {
    rotation().rotate();
    store(file.read());
    var booking = jdbc(Service.BOOKING);
    booking.sql("alter table encrypted_columns rename to hidden").update();
    try {
      assertThatThrownBy(() -> rotation().retire())
          .isInstanceOf(LocalException.class)
          .hasMessageContaining("cannot count in database karcis_booking");
      assertThat(file.read().keys()).hasSize(2);
    } finally {
      booking.sql("alter table hidden rename to encrypted_columns").update();
    }
  }

  @Test
  void doesNotRetireAKeyThatIsStillToCome() {
    file.write(first.withNewKey());
    rotation().retire();
    assertThat(file.read().keys()).hasSize(2);
    assertThat(said.toString(UTF_8)).contains("No old key");
  }

  @Test
  void tellsWhichKeyIsUsedWhere() {
    rotation().rotate();
    jdbc(Service.USER)
        .sql("insert into outbox values ('tell', ?), ('tell', 'in clear')")
        .param(FieldEncryption.with(first).encrypt("text", "outbox/tell"))
        .update();
    said.reset();
    rotation().status();
    assertThat(said.toString(UTF_8))
        .containsSubsequence(
            first.primary() + "  old",
            "user-svc     outbox.payload               1 values",
            "payment-svc  notes.note_cipher            1 values",
            file.read().primary() + "  primary");
    jdbc(Service.PAYMENT).sql("delete from notes").update();
    assertThatThrownBy(() -> rotation().retire()).hasMessageContaining("still encrypts 1 values");
    jdbc(Service.USER).sql("delete from outbox").update();
  }
}
