package id.karcis.user.session;

import id.karcis.platform.export.PersonalDataSource;
import id.karcis.platform.export.PersonalRows;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sessions, for the export of an account. Their tokens are hashes, so that they cannot be told.
@Configuration(proxyBeanMethods = false)
class SessionPersonalData {

  @Bean
  PersonalDataSource exportedSession(JdbcClient jdbc) {
    return new PersonalRows(
        jdbc,
        "sessions",
        Set.of("sessions.account_id", "sessions.user_agent", "sessions.client_address"),
        """
        select id, user_agent, client_address, create_time, refresh_time, idle_expire_time,
          expire_time, end_time
        from sessions where account_id = :user order by id desc
        """);
  }
}
