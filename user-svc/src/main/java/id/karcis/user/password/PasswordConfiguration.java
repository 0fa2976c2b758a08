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
  WrongPasswords wrongPasswords(
      Tries tries, KnownPrefixes known, Quotas quotas, PasswordSettings settings) {
    return new WrongPasswords(
        tries,
        known,
        quotas.of("karcis.user.wrong-passwords", settings.wrongPasswords()),
        quotas.of("karcis.user.wrong-passwords-of-account", settings.wrongPasswordsOfAccount()));
  }

  @Bean
  PasswordCheck passwordCheck(
      PasswordHashes hashes,
      WrongPasswords wrong,
      PasswordSettings settings,
      ClientPrefixes prefixes) {
    return new PasswordCheck(hashes, new Turns(settings.hashWait()), wrong, prefixes);
  }
}
