package id.karcis.payment.charge;

import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.schedule.RepeatedTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Starts the recovery of charges and names the column that is encrypted.
@Configuration(proxyBeanMethods = false)
class ChargeConfiguration {

  @Bean
  EncryptedColumn clientSecretColumn() {
    return ClientSecrets.COLUMN;
  }

  @Bean
  RepeatedTask chargeRecoveryTask(ChargeRecovery recovery, ChargeSettings settings) {
    return new RepeatedTask("charge-recovery", settings.recoveryInterval(), recovery::runOnce);
  }
}
