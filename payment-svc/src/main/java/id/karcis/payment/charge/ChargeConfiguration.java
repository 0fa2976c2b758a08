package id.karcis.payment.charge;

import id.karcis.platform.schedule.RepeatedTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Starts the recovery of charges.
@Configuration(proxyBeanMethods = false)
class ChargeConfiguration {

  @Bean
  RepeatedTask chargeRecoveryTask(ChargeRecovery recovery, ChargeSettings settings) {
    return new RepeatedTask("charge-recovery", settings.recoveryInterval(), recovery::runOnce);
  }
}
