package id.karcis.platform.identity;

import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.schedule.RepeatedTask;
import id.karcis.platform.settings.SettingException;
import java.time.Clock;
import java.time.Duration;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/// Checks who calls, before the request is validated (order 200). Settings: `karcis.user.address`
/// (host:port of user-svc), `karcis.service-secret`.
@AutoConfiguration
public final class IdentityAutoConfiguration {

  private static final int ORDER = 100;
  private static final Duration POLL_PERIOD = Duration.ofSeconds(1);

  @Bean
  ServiceTokens serviceTokens(
      @Value("${spring.application.name:karcis}") String service,
      @Value("${karcis.service-secret:}") String secret,
      Clock clock) {
    return new ServiceTokens(service, secret, clock);
  }

  /// What user-svc tells. A service that has keys of its own, as user-svc itself, brings its own
  /// source of ended sessions too.
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(TokenKeys.class)
  static class UserService {

    /// `karcis.token-keys.fresh`: for which keys are not asked for again. A new key signs three
    /// minutes after it is published (`karcis.user.token-key-lead`).
    @Bean
    GrpcTokenKeys tokenKeys(
        @Value("${karcis.user.address:}") String address,
        @Value("${karcis.token-keys.fresh:1m}") Duration fresh,
        GrpcClients clients,
        Clock clock) {
      if (address.isBlank()) {
        throw new SettingException("karcis.user.address", "is missing; expected host:port");
      }
      return new GrpcTokenKeys(clients.channel(address), clock, fresh);
    }

    @Bean
    RepeatedTask tokenKeysTask(GrpcTokenKeys keys) {
      return new RepeatedTask("token-keys", keys.betweenAttempts(), keys::keepFresh);
    }

    @Bean
    @ConditionalOnMissingBean
    EndedSessionsSource endedSessionsSource(
        @Value("${karcis.user.address:}") String address,
        GrpcClients clients,
        ServiceTokens serviceTokens) {
      return new GrpcEndedSessions(clients.channel(address), serviceTokens);
    }
  }

  @Bean
  AccessTokens accessTokens(TokenKeys keys, Clock clock) {
    return new AccessTokens(keys, clock);
  }

  @Bean
  AdmissionTokens admissionTokens(TokenKeys keys, Clock clock) {
    return new AdmissionTokens(keys, clock);
  }

  @Bean
  EndedSessions endedSessions() {
    return new EndedSessions();
  }

  @Bean
  EndedSessionsWatch endedSessionsWatch(
      EndedSessions ended, ObjectProvider<EndedSessionsSource> source) {
    return new EndedSessionsWatch(ended, source.getIfAvailable());
  }

  @Bean
  RepeatedTask endedSessionsTask(EndedSessionsWatch watch) {
    return new RepeatedTask("ended-sessions", POLL_PERIOD, watch::poll);
  }

  /// A task of its own, because it waits for Redis when that is away.
  @Bean
  RepeatedTask endedSessionsListenerTask(
      EndedSessions ended, ObjectProvider<RedissonClient> redisson) {
    var client = redisson.getIfAvailable();
    return new RepeatedTask(
        "ended-sessions-listener",
        POLL_PERIOD,
        client == null ? () -> false : new RedisEndedSessions(client, ended)::listen);
  }

  @Bean
  @GlobalServerInterceptor
  @Order(ORDER)
  CallerInterceptor callerInterceptor(
      AccessTokens accessTokens, EndedSessionsWatch endedSessions, ServiceTokens serviceTokens) {
    return new CallerInterceptor(accessTokens, endedSessions, serviceTokens);
  }
}
