package id.karcis.booking;

import id.karcis.platform.identity.TokenKeys;
import id.karcis.platform.probe.TestTokens;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Tokens of tests are verified with the key of tests.
@TestConfiguration(proxyBeanMethods = false)
class TestKeys {

  @Bean
  TestTokens testTokens() {
    return new TestTokens();
  }

  @Bean
  TokenKeys tokenKeys(TestTokens tokens) {
    return tokens::publicKeys;
  }
}
