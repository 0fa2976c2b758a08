package id.karcis.payment.provider.simulated;

import id.karcis.platform.schedule.RepeatedTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Starts the simulated provider's notifications.
@Configuration(proxyBeanMethods = false)
class SimulatedConfiguration {

  @Bean
  RepeatedTask simulatedNotificationsTask(
      SimulatedNotifications notifications, SimulatedSettings settings) {
    return new RepeatedTask(
        "simulated-notifications", settings.pollInterval(), notifications::runOnce);
  }
}
