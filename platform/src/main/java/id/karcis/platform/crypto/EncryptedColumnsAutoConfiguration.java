package id.karcis.platform.crypto;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks after encrypted columns, where there is a database.
@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, CryptoAutoConfiguration.class})
@ConditionalOnBean(JdbcClient.class)
public final class EncryptedColumnsAutoConfiguration {

  /// Costs nothing while the ring has one key.
  private static final Duration REENCRYPT = Duration.ofSeconds(10);

  @Bean
  EncryptedColumns encryptedColumns(
      ObjectProvider<EncryptedColumn> columns, FieldEncryption encryption, JdbcClient jdbc) {
    return new EncryptedColumns(columns.stream().toList(), encryption, jdbc);
  }

  @Bean
  RepeatedTask reencryption(
      ObjectProvider<EncryptedColumn> columns, FieldEncryption encryption, JdbcClient jdbc) {
    var work = new Reencryption(columns.stream().toList(), encryption, jdbc);
    return new RepeatedTask(
        "reencryption",
        REENCRYPT,
        () -> {
          work.run();
          return false;
        });
  }
}
