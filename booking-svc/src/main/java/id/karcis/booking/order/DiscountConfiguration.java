package id.karcis.booking.order;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/// Lets orders do without the feature that knows promo codes.
@Configuration(proxyBeanMethods = false)
class DiscountConfiguration {

  @Bean
  @Fallback
  Discounts noDiscounts() {
    return new NoDiscounts();
  }
}
