package id.karcis.user.avatar;

import id.karcis.platform.export.PersonalDataSource;
import id.karcis.platform.export.PersonalRows;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The picture, for the export of an account: where it is to be had.
@Configuration(proxyBeanMethods = false)
class AvatarPersonalData {

  @Bean
  PersonalDataSource exportedAvatar(JdbcClient jdbc) {
    return new PersonalRows(
        jdbc,
        "avatars",
        Set.of("avatars.account_id"),
        """
        select '/api/users/' || account_id || '/avatar' as link, content_type,
          octet_length(image) as bytes
        from avatars where account_id = :user
        """);
  }
}
