package id.karcis.user.password;

import id.karcis.platform.limit.Quotas;
import id.karcis.platform.request.ClientPrefixes;
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

  @Bean
  PasswordCheck passwordCheck(
      PasswordHashes hashes,
      Tries tries,
      Quotas quotas,
      PasswordSettings settings,
      ClientPrefixes prefixes) {
    var wrong = quotas.of("karcis.user.wrong-passwords", settings.wrongPasswords());
    return new PasswordCheck(hashes, new Turns(settings.hashWait()), tries, wrong, prefixes);
  }
}
