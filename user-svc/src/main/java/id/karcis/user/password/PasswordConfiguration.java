package id.karcis.user.password;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasswordSettings.class)
class PasswordConfiguration {

  @Bean
  PasswordHashes passwordHashes(PasswordSettings settings) {
    return new PasswordHashes(settings.checked());
  }
}
