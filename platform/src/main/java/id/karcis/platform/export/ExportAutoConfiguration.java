package id.karcis.platform.export;

import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the platform itself holds on people, and the file of it all, where there is a database.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
public final class ExportAutoConfiguration {

  @Bean
  PersonalDataFile personalDataFile(ObjectProvider<PersonalDataSource> sources) {
    return new PersonalDataFile(sources.stream().toList());
  }

  /// What the person did, and what was done to the account.
  @Bean
  PersonalDataSource auditPersonalData(JdbcClient jdbc) {
    return new PersonalRows(
        jdbc,
        "audit_log",
        Set.of("audit_log.actor"),
        """
        select create_time, action, resource_type, resource_id,
          actor is not distinct from :user as by_you, details
        from audit_log
        where actor = :user or (resource_type = 'User' and resource_id = cast(:user as text))
        order by id desc
        """);
  }

  /// Keys are stored as hashes, so that they can only be said to exist.
  @Bean
  PersonalDataSource idempotencyPersonalData(JdbcClient jdbc) {
    return new PersonalRows(
        jdbc,
        "idempotency_keys",
        Set.of("idempotency_keys.caller"),
        """
        select method, state, create_time, expire_time from idempotency_keys
        where caller = :user order by create_time desc
        """);
  }
}
