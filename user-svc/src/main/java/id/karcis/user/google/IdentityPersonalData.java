package id.karcis.user.google;

import id.karcis.platform.export.PersonalDataSource;
import id.karcis.platform.export.PersonalRows;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Identities at issuers, for the export of an account. A token that is kept is said to exist.
@Configuration(proxyBeanMethods = false)
class IdentityPersonalData {

  @Bean
  PersonalDataSource exportedIdentity(JdbcClient jdbc) {
    return new PersonalRows(
        jdbc,
        "identities",
        Set.of("identities.account_id", "identities.email"),
        """
        select issuer, subject, email, refresh_token is not null as has_refresh_token, create_time,
          last_sign_in
        from identities where account_id = :user order by create_time desc
        """);
  }
}
