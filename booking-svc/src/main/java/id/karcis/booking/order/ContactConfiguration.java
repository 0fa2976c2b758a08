package id.karcis.booking.order;

import id.karcis.platform.crypto.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Has the phone numbers of contacts taken along when keys change.
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

  @Bean
  EncryptedColumn encryptedContactPhones() {
    return ContactPhones.COLUMN;
  }
}
