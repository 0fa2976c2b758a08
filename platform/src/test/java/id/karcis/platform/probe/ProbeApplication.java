package id.karcis.platform.probe;

import id.karcis.platform.identity.TokenKeys;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// A service as small as it gets: all of the platform and [ProbeGrpcService].
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ProbeGrpcService.class)
public class ProbeApplication {

  @Bean
  TestTokens testTokens() {
    return new TestTokens();
  }

  @Bean
  TokenKeys tokenKeys(TestTokens tokens) {
    return tokens::publicKeys;
  }
}
