package id.karcis.platform.persistence;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database's clock, where there is a database.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
public final class PersistenceAutoConfiguration {

  @Bean
  DatabaseClock databaseClock(JdbcClient jdbc) {
    return new DatabaseClock(jdbc);
  }
}
