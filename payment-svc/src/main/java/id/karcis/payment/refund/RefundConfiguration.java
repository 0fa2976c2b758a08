package id.karcis.payment.refund;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Shows the money that should have gone back and did not yet.
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

  @Bean
  MeterBinder refundGauges(RefundWatch watch) {
    return registry -> {
      Gauge.builder("karcis.refunds.refused", watch, RefundWatch::refused)
          .description(
              "refunds that are owed and that a provider refused at least once or that came back")
          .register(registry);
      Gauge.builder("karcis.refunds.oldest.age", watch, RefundWatch::oldestAgeSeconds)
          .baseUnit("seconds")
          .description("age of the oldest refund that no provider has accepted yet")
          .register(registry);
    };
  }
}
