package id.karcis.platform.idempotency;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Idempotent calls, where there is a database.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
public final class IdempotencyAutoConfiguration {

  @Bean
  IdempotencyTable idempotencyTable(JdbcClient jdbc) {
    return new IdempotencyTable(jdbc);
  }

  @Bean
  IdempotentCalls idempotentCalls(IdempotencyTable table) {
    return new IdempotentCalls(table);
  }

  @Bean
  IdempotencySweep idempotencySweep(IdempotencyTable table) {
    return new IdempotencySweep(table);
  }
}
