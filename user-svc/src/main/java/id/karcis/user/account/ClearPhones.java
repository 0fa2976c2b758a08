package id.karcis.user.account;

import id.karcis.platform.crypto.FieldEncryption;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Encrypts the phone numbers that an older version stored in clear, before the service takes
/// calls. Each batch is a transaction: a start that is cut off goes on at the next one.
@Component
final class ClearPhones implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(ClearPhones.class);

  /// Accounts in one transaction.
  static final int BATCH = 500;

  private record Row(UUID id, String phoneNumber) {}

  private final JdbcClient jdbc;
  private final FieldEncryption encryption;
  private final TransactionTemplate transactions;

  ClearPhones(JdbcClient jdbc, FieldEncryption encryption, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.encryption = encryption;
    this.transactions = transactions;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var all = 0;
    List<Row> batch;
    while (!(batch = batch()).isEmpty()) {
      var rows = batch;
      transactions.executeWithoutResult(_ -> rows.forEach(this::encrypt));
      all += rows.size();
    }
    if (all > 0) {
      log.info("encrypted the phone numbers of {} accounts", all);
    }
  }

  private List<Row> batch() {
    return jdbc.sql("select id, phone_number from accounts where phone_number <> '' limit ?")
        .param(BATCH)
        .query((row, _) -> new Row(row.getObject(1, UUID.class), row.getString(2)))
        .list();
  }

  private void encrypt(Row row) {
    var context = PhoneEncryption.COLUMN.context(row.id());
    jdbc.sql(
            """
            update accounts set phone_cipher = ?, phone_number = ''
            where id = ? and phone_number = ?
            """)
        .param(encryption.encrypt(row.phoneNumber(), context))
        .param(row.id())
        .param(row.phoneNumber())
        .update();
  }
}
