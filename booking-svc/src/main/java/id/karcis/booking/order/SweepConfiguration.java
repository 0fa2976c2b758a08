package id.karcis.booking.order;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Lets [OrderSweep] run by the clock.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SweepConfiguration {}
