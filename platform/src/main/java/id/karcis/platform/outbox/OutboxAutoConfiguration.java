package id.karcis.platform.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The outbox, where there is a database.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnBean(JdbcClient.class)
public final class OutboxAutoConfiguration {

  @Bean
  Outbox outbox(JdbcClient jdbc, ObjectProvider<OutboxDispatcher> dispatcher) {
    return new Outbox(jdbc, () -> dispatcher.getObject().nudge());
  }

  @Bean
  OutboxDispatcher outboxDispatcher(
      JdbcClient jdbc,
      ObjectProvider<OutboxHandler> handlers,
      @Qualifier("deadlineTimer") ScheduledExecutorService timer,
      ObjectProvider<MeterRegistry> meters) {
    var table = new OutboxTable(jdbc);
    Map<String, OutboxHandler> byTopic =
        handlers.stream().collect(Collectors.toMap(OutboxHandler::topic, Function.identity()));
    meters.ifUnique(registry ->
        Gauge.builder("karcis.outbox.oldest.age", table, OutboxTable::oldestAgeSeconds)
            .baseUnit("seconds")
            .description("age of the oldest message that is not delivered yet")
            .register(registry));
    return new OutboxDispatcher(
        table, new OutboxDelivery(table, byTopic, timer), byTopic.keySet(), OutboxDispatcher.LEASE);
  }
}
