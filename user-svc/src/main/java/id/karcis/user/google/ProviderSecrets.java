package id.karcis.user.google;

import id.karcis.platform.crypto.EncryptedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What this feature keeps encrypted, for the rotation of keys. Messages of
/// [TokenRevocationOutboxHandler] are counted by the rotation itself.
@Configuration(proxyBeanMethods = false)
class ProviderSecrets {

  @Bean
  EncryptedColumn encryptedRefreshTokens() {
    return new EncryptedColumn("identities", "issuer || ' ' || subject", "refresh_token");
  }

  @Bean
  EncryptedColumn encryptedVerifiers() {
    return new EncryptedColumn("sign_in_attempts", "encode(state_hash, 'hex')", "verifier");
  }
}
