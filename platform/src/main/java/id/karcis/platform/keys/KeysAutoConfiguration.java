package id.karcis.platform.keys;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Signing keys, where there is a database.
@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
@ConditionalOnBean({JdbcClient.class, PlatformTransactionManager.class})
public final class KeysAutoConfiguration {

  @Bean
  SigningKeys signingKeys(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new SigningKeys(jdbc, new TransactionTemplate(transactions));
  }
}
