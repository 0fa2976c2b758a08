package id.karcis.payment.charge;

import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.schedule.RepeatedTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Starts the recovery of charges, names the column that is encrypted and shows what people must
/// see to.
@Configuration(proxyBeanMethods = false)
class ChargeConfiguration {

  @Bean
  EncryptedColumn clientSecretColumn() {
    return ClientSecrets.COLUMN;
  }

  @Bean
  MeterBinder unknownOrderGauge(JdbcClient jdbc) {
    return registry ->
        Gauge.builder("karcis.payments.order.unknown", jdbc, ChargeConfiguration::unknownOrders)
            .description("payments that have their money and whose order booking-svc does not know")
            .register(registry);
  }

  private static long unknownOrders(JdbcClient jdbc) {
    return jdbc.sql("SELECT count(*) FROM payments WHERE settlement = 'ORDER_UNKNOWN'")
        .query(Long.class)
        .single();
  }

  @Bean
  RepeatedTask chargeRecoveryTask(ChargeRecovery recovery, ChargeSettings settings) {
    return new RepeatedTask("charge-recovery", settings.recoveryInterval(), recovery::runOnce);
  }
}
