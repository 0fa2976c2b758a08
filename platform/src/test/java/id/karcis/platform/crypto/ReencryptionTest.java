package id.karcis.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import id.karcis.platform.testing.TestServers;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ReencryptionTest {

  private static final EncryptedColumn NOTES = new EncryptedColumn("notes", "id", "note_cipher");
  private static final List<EncryptedColumn> COLUMNS = List.of(NOTES);
  private static final int ROWS = Reencryption.BATCH + 1;

  private final DriverManagerDataSource source =
      new DriverManagerDataSource(TestServers.newDatabase());
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final KeyRing old = KeyRing.generate();
  private final KeyRing rotated = rotated();

  private KeyRing rotated() {
    var two = old.withNewKey();
    return two.promoting(two.keys().getLast().id());
  }

  @BeforeEach
  void createsTables() {
    Flyway.configure().dataSource(source).locations("classpath:db/platform").load().migrate();
    jdbc.sql("create table notes (id integer primary key, note_cipher bytea)").update();
    for (var id = 1; id <= ROWS; id++) {
      store(id, FieldEncryption.with(old).encrypt("note " + id, NOTES.context(id)));
    }
    jdbc.sql("insert into notes (id) values (0)").update();
  }

  private void store(int id, byte[] value) {
    jdbc.sql(
            "insert into notes values (?, ?) on conflict (id) do update set note_cipher = excluded.note_cipher")
        .param(id)
        .param(value)
        .update();
  }

  private byte[] stored(int id) {
    return jdbc.sql("select note_cipher from notes where id = ?")
        .param(id)
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  private int reencryptWith(KeyRing ring) {
    return new Reencryption(COLUMNS, FieldEncryption.with(ring), jdbc).run();
  }

  @Test
  void writesEveryValueWithThePrimaryKeyOnce() {
    assertThat(reencryptWith(old)).isZero();
    assertThat(reencryptWith(rotated)).isEqualTo(ROWS);
    assertThat(reencryptWith(rotated)).isZero();

    var without = FieldEncryption.with(rotated.without(old.primary()));
    for (var id = 1; id <= ROWS; id++) {
      assertThat(without.decrypt(stored(id), NOTES.context(id))).isEqualTo("note " + id);
    }
  }

  @Test
  void goesOnPastAValueThatCannotBeRead() {
    store(2, stored(1));
    assertThat(reencryptWith(rotated)).isEqualTo(ROWS - 1);
    assertThat(KeyId.of(stored(2))).isEqualTo(old.primary());
  }

  @Test
  void leavesARowAloneThatChangesMeanwhile() throws Exception {
    try (var other = source.getConnection()) {
      other.setAutoCommit(false);
      var fresh = FieldEncryption.with(rotated).encrypt("fresh", NOTES.context(1));
      try (var update = other.prepareStatement("update notes set note_cipher = ? where id = 1")) {
        update.setBytes(1, fresh);
        update.executeUpdate();
      }
      var work = Thread.ofVirtual().start(() -> reencryptWith(rotated));
      awaitBlocked();
      other.commit();
      work.join();
      assertThat(stored(1)).isEqualTo(fresh);
    }
  }

  private void awaitBlocked() throws InterruptedException {
    var waiting = 0;
    for (var tries = 0; waiting == 0 && tries < 3000; tries++) {
      Thread.sleep(10);
      waiting =
          jdbc.sql("select count(*) from pg_locks where not granted").query(Integer.class).single();
    }
    assertThat(waiting).as("it waits for the other transaction").isPositive();
  }

  @Test
  void refusesToStartWithoutAKeyThatIsNeeded() {
    reencryptWith(rotated);
    store(1, FieldEncryption.with(old).encrypt("note", NOTES.context(1)));

    startsWith(rotated);
    assertThatThrownBy(() -> startsWith(rotated.without(old.primary())))
        .isInstanceOf(SettingException.class)
        .hasMessage(
            "Setting karcis.key-ring: lacks key "
                + old.primary()
                + ", with which values of notes.note_cipher are encrypted;"
                + " expected the ring that wrote them");
  }

  @Test
  void tellsWhichColumnsAreEncrypted() {
    startsWith(old);
    startsWith(old);
    assertThat(
            jdbc.sql(
                    "select table_name || ' ' || id_column || ' ' || column_name from encrypted_columns")
                .query(String.class)
                .list())
        .containsExactly("notes id note_cipher");
  }

  private void startsWith(KeyRing ring) {
    new EncryptedColumns(COLUMNS, FieldEncryption.with(ring), jdbc).afterSingletonsInstantiated();
  }
}
