package id.karcis.platform.idempotency;

import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Idempotent calls, where there is a database.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
public final class IdempotencyAutoConfiguration {

  private static final Duration SWEEP_PERIOD = Duration.ofMinutes(1);
  private static final int ROWS_AT_ONCE = 1000;

  @Bean
  IdempotencyTable idempotencyTable(JdbcClient jdbc, FieldEncryption encryption) {
    return new IdempotencyTable(jdbc, encryption);
  }

  @Bean
  EncryptedColumn encryptedResponses() {
    return IdempotencyTable.RESPONSES;
  }

  @Bean
  IdempotentCalls idempotentCalls(IdempotencyTable table) {
    return new IdempotentCalls(table);
  }

  /// Only tidies up: expired keys are ignored anyway.
  @Bean
  RepeatedTask idempotencySweep(IdempotencyTable table) {
    return new RepeatedTask(
        "idempotency-sweep", SWEEP_PERIOD, () -> table.sweep(ROWS_AT_ONCE) == ROWS_AT_ONCE);
  }
}
