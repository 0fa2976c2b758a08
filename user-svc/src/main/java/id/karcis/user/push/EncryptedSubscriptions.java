package id.karcis.user.push;

import id.karcis.platform.crypto.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this feature keeps encrypted, for the rotation of keys.
@Configuration(proxyBeanMethods = false)
class EncryptedSubscriptions {

  private static EncryptedColumn column(String name) {
    return new EncryptedColumn("push_subscriptions", "encode(endpoint_hash, 'hex')", name);
  }

  @Bean
  EncryptedColumn encryptedEndpoints() {
    return column("endpoint");
  }

  @Bean
  EncryptedColumn encryptedBrowserKeys() {
    return column("p256dh");
  }

  @Bean
  EncryptedColumn encryptedBrowserSecrets() {
    return column("auth");
  }
}
