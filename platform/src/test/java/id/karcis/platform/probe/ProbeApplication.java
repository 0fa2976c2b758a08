package id.karcis.platform.probe;

import id.karcis.api.probe.v1.Probe;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.identity.TokenKeys;
import id.karcis.platform.validation.RequestRule;
import java.util.List;
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
  RequestRule<Probe> noWeakPassword() {
    return new RequestRule<>() {
      @Override
      public Class<Probe> type() {
        return Probe.class;
      }

      @Override
      public List<FieldViolation> violations(Probe request) {
        return request.getPassword().startsWith("weak")
            ? List.of(new FieldViolation("password", "WEAK", "is weak"))
            : List.of();
      }
    };
  }

  @Bean
  TokenKeys tokenKeys(TestTokens tokens) {
    return tokens::publicKeys;
  }
}
