package id.karcis.platform.crypto;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes values of older keys anew with the primary one, a batch at a time and each row by itself:
/// ending it at any moment loses nothing, and the next start goes on. A row that changes meanwhile
/// is left alone, since whoever changes it encrypts it with the primary key. Several instances may
/// do this at once.
final class Reencryption {

  private static final Logger log = LoggerFactory.getLogger(Reencryption.class);

  /// Rows that are read at once.
  static final int BATCH = 500;

  private record Row(Object id, byte[] value) {}

  private final List<EncryptedColumn> columns;
  private final FieldEncryption encryption;
  private final JdbcClient jdbc;

  Reencryption(List<EncryptedColumn> columns, FieldEncryption encryption, JdbcClient jdbc) {
    this.columns = List.copyOf(columns);
    this.encryption = encryption;
    this.jdbc = jdbc;
  }

  /// Takes every value that is not of the primary key; returns how many it wrote.
  int run() {
    var written = 0;
    for (var key : encryption.ring().keys()) {
      if (!key.primary()) {
        for (var column : columns) {
          written += run(column, key.id());
        }
      }
    }
    return written;
  }

  private int run(EncryptedColumn column, KeyId old) {
    var written = 0;
    var failed = 0;
    @Nullable Object last = null;
    List<Row> batch;
    do {
      batch = batch(column, old, last);
      for (var row : batch) {
        last = row.id();
        try {
          written += write(column, row);
        } catch (DecryptionException e) {
          failed++;
          log.warn("cannot be encrypted anew: {}", e.getMessage());
        }
      }
    } while (batch.size() == BATCH);
    if (written + failed > 0) {
      log.info("{}: {} values of key {} encrypted anew", column, written, old);
    }
    return written;
  }

  private List<Row> batch(EncryptedColumn column, KeyId old, @Nullable Object after) {
    var statement =
        jdbc.sql(
                "select (%1$s), %2$s from %3$s where %4$s = :prefix %5$s order by (%1$s) limit :batch"
                    .formatted(
                        column.id(),
                        column.column(),
                        column.table(),
                        column.keyPrefix(),
                        after == null ? "" : "and (" + column.id() + ") > :after"))
            .param("prefix", old.prefix())
            .param("batch", BATCH);
    return (after == null ? statement : statement.param("after", after))
        .query((row, _) -> new Row(row.getObject(1), row.getBytes(2)))
        .list();
  }

  private int write(EncryptedColumn column, Row row) {
    var context = column.context(row.id());
    var plain = encryption.decryptBytes(row.value(), context);
    return jdbc.sql(
            "update %1$s set %2$s = :new where (%3$s) = :id and %2$s = :old"
                .formatted(column.table(), column.column(), column.id()))
        .param("new", encryption.encrypt(plain, context))
        .param("id", row.id())
        .param("old", row.value())
        .update();
  }
}
