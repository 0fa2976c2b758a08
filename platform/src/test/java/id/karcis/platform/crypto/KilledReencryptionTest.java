package id.karcis.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.platform.testing.TestServers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A process that encrypts anew dies of SIGKILL in the middle, twice; the third one finishes.
class KilledReencryptionTest {

  static final EncryptedColumn NOTES = new EncryptedColumn("notes", "id", "note_cipher");

  private static final int ROWS = 20_000;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final String database = TestServers.newDatabase();
  private final DriverManagerDataSource source = new DriverManagerDataSource(database);
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final KeyRing old = KeyRing.generate();
  private final KeyRing two = rotated(old);

  private static KeyRing rotated(KeyRing ring) {
    var more = ring.withNewKey();
    return more.promoting(more.keys().getLast().id());
  }

  @BeforeEach
  void storesValuesOfTheOldKey() {
    jdbc.sql("create table notes (id integer primary key, note_cipher bytea)").update();
    var encryption = FieldEncryption.with(old);
    var rows =
        IntStream.range(0, ROWS)
            .mapToObj(id -> new Object[] {id, encryption.encrypt("note " + id, NOTES.context(id))})
            .toList();
    new JdbcTemplate(source).batchUpdate("insert into notes values (?, ?)", rows);
  }

  @Test
  void losesNoValue() throws Exception {
    killAfter(ROWS / 10);
    killAfter(ROWS / 2);
    assertThat(left()).isPositive();

    var last = launch();
    assertThat(last.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(last.exitValue()).isZero();
    assertThat(left()).isZero();
    readsAllWith(two.without(old.primary()));
  }

  private void killAfter(int written) throws Exception {
    var process = launch();
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (ROWS - left() < written) {
      assertThat(process.isAlive()).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
    process.destroyForcibly().waitFor();
    readsAllWith(two);
  }

  private int left() {
    return jdbc.sql("select count(*) from notes where substring(note_cipher from 1 for 5) = ?")
        .param(old.primary().prefix())
        .query(Integer.class)
        .single();
  }

  private void readsAllWith(KeyRing ring) {
    var encryption = FieldEncryption.with(ring);
    List<String> notes =
        jdbc.sql("select id, note_cipher from notes order by id")
            .query((row, _) -> encryption.decrypt(row.getBytes(2), NOTES.context(row.getInt(1))))
            .list();
    assertThat(notes).isEqualTo(IntStream.range(0, ROWS).mapToObj(id -> "note " + id).toList());
  }

  private Process launch() throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var builder =
        new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            ReencryptionProcess.class.getName());
    builder.environment().put(ReencryptionProcess.DATABASE, database);
    builder.environment().put(ReencryptionProcess.RING, two.toJson());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
