package id.karcis.platform.request;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/// Request ids and the access log, outside everything else.
@AutoConfiguration
public final class RequestAutoConfiguration {

  private static final int ORDER = -100;
  private static final String LOOPBACK = "127.0.0.0/8,::1/128";

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  /// Setting `karcis.log.slow-call`: a call that takes longer is logged at info.
  /// `karcis.trusted-proxies`: whose word on the client's address counts.
  @Bean
  @GlobalServerInterceptor
  @Order(ORDER)
  RequestInterceptor requestInterceptor(
      @Value("${karcis.log.slow-call:2s}") Duration slow,
      @Value("${karcis.trusted-proxies:" + LOOPBACK + "}") String trustedProxies) {
    return new RequestInterceptor(TrustedProxies.of(trustedProxies), new AccessLog(slow));
  }

  /// Settings `karcis.client-prefix.ipv4` and `.ipv6`: leading bits that all addresses of one
  /// client share.
  @Bean
  ClientPrefixes clientPrefixes(
      @Value("${karcis.client-prefix.ipv4:32}") int ipv4Bits,
      @Value("${karcis.client-prefix.ipv6:64}") int ipv6Bits) {
    return new ClientPrefixes(ipv4Bits, ipv6Bits);
  }
}
