package id.karcis.user.account;

import id.karcis.platform.crypto.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What accounts tell the platform.
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  @Bean
  EncryptedColumn encryptedPhones() {
    return PhoneEncryption.COLUMN;
  }
}
