package id.karcis.platform.crypto;

import id.karcis.platform.settings.SettingException;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Before a service takes calls, it makes sure that its key ring has every key that its database
/// needs, and writes down which columns are encrypted, for `./karcis keys`.
final class EncryptedColumns implements SmartInitializingSingleton {

  private final List<EncryptedColumn> columns;
  private final FieldEncryption encryption;
  private final JdbcClient jdbc;

  EncryptedColumns(List<EncryptedColumn> columns, FieldEncryption encryption, JdbcClient jdbc) {
    this.columns = List.copyOf(columns);
    this.encryption = encryption;
    this.jdbc = jdbc;
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (var column : columns) {
      requireKeys(column);
      register(column);
    }
  }

  private void requireKeys(EncryptedColumn column) {
    for (var prefix : prefixes(column)) {
      if (isForeign(prefix)) {
        throw new SettingException(
            "karcis.key-ring",
            "lacks key %s, with which values of %s are encrypted; expected the ring that wrote them"
                .formatted(KeyId.of(prefix), column));
      }
    }
  }

  private boolean isForeign(byte[] prefix) {
    return FieldEncryption.isEncrypted(prefix) && !encryption.ring().has(KeyId.of(prefix));
  }

  /// The few different beginnings of the values; with an index, without reading them all.
  private List<byte[]> prefixes(EncryptedColumn column) {
    return jdbc.sql(
            """
            with recursive found(prefix) as (
              (select %1$s from %2$s where %1$s >= '' order by 1 limit 1)
              union all
              select (select %1$s from %2$s where %1$s > prefix order by 1 limit 1)
              from found where prefix is not null
            )
            select prefix from found where prefix is not null
            """
                .formatted(column.keyPrefix(), column.table()))
        .query((row, _) -> row.getBytes(1))
        .list();
  }

  private void register(EncryptedColumn column) {
    jdbc.sql(
            """
            insert into encrypted_columns (table_name, id_column, column_name) values (?, ?, ?)
            on conflict do nothing
            """)
        .param(column.table())
        .param(column.id())
        .param(column.column())
        .update();
  }
}
