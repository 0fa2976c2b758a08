package id.karcis.platform.identity;

import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.settings.SettingException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/// Checks who calls, before the request is validated (order 200). Settings: `karcis.user.address`
/// (host:port of user-svc), `karcis.service-secret`.
@AutoConfiguration
public final class IdentityAutoConfiguration {

  private static final int ORDER = 100;

  @Bean
  ServiceTokens serviceTokens(
      @Value("${spring.application.name:karcis}") String service,
      @Value("${karcis.service-secret:}") String secret,
      Clock clock) {
    return new ServiceTokens(service, secret, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  TokenKeys tokenKeys(
      @Value("${karcis.user.address:}") String address, GrpcClients clients, Clock clock) {
    if (address.isBlank()) {
      throw new SettingException("karcis.user.address", "is missing; expected host:port");
    }
    return new GrpcTokenKeys(clients.channel(address), clock);
  }

  @Bean
  AccessTokens accessTokens(TokenKeys keys, Clock clock) {
    return new AccessTokens(keys, clock);
  }

  @Bean
  @GlobalServerInterceptor
  @Order(ORDER)
  CallerInterceptor callerInterceptor(AccessTokens accessTokens, ServiceTokens serviceTokens) {
    return new CallerInterceptor(accessTokens, serviceTokens);
  }
}
