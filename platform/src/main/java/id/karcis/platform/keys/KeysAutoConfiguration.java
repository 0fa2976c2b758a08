package id.karcis.platform.keys;

import id.karcis.platform.crypto.CryptoAutoConfiguration;
import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Signing keys, where there is a database.
@AutoConfiguration(
    after = {
      JdbcClientAutoConfiguration.class,
      TransactionAutoConfiguration.class,
      CryptoAutoConfiguration.class
    })
@ConditionalOnBean({JdbcClient.class, PlatformTransactionManager.class})
public final class KeysAutoConfiguration {

  @Bean
  SigningKeys signingKeys(
      JdbcClient jdbc, PlatformTransactionManager transactions, FieldEncryption encryption) {
    return new SigningKeys(jdbc, new TransactionTemplate(transactions), encryption);
  }

  @Bean
  EncryptedColumn encryptedPrivateKeys() {
    return SigningKeys.PRIVATE_KEYS;
  }

  @Bean
  SmartInitializingSingleton clearPrivateKeys(SigningKeys keys) {
    return keys::encryptClearKeys;
  }
}
