package id.karcis.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.probe.v1.ProbeServiceGrpc.ProbeServiceBlockingStub;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.identity.EndedSessionsSource.Page;
import id.karcis.platform.probe.ProbeTest;
import id.karcis.platform.probe.TestTokens;
import io.grpc.Status.Code;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@Import(EndedSessionAccessTest.Source.class)
class EndedSessionAccessTest extends ProbeTest {

  @TestConfiguration
  static class Source {

    @Bean
    EndedSessionsSource source() {
      return _ -> new Page(List.of("ended before the start"), "", false);
    }
  }

  @Autowired private EndedSessions ended;

  private ProbeServiceBlockingStub withSession(String session) {
    var claims =
        TestTokens.claims(UUID.randomUUID(), Role.ADMIN)
            .claim(AccessTokens.SESSION_CLAIM, session)
            .build();
    return with("authorization", "Bearer " + TestTokens.sign(tokens.key(), claims));
  }

  @Test
  void refusesATokenThatWasGoodAMomentAgo() {
    var user = withSession("to end");
    assertThat(user.askUser(probe())).isEqualTo(probe());

    ended.add(List.of("to end"));

    for (var refusal :
        List.of(
            refusal(() -> user.askUser(probe())),
            refusal(() -> user.askOwner(probe())),
            refusal(() -> user.askAdmin(probe())),
            refusal(() -> user.askPublic(probe())))) {
      assertThat(refusal.code()).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(refusal.reason()).isEqualTo(ErrorReason.SESSION_ENDED);
    }
    assertThat(withSession("another").askUser(probe())).isEqualTo(probe());
  }

  @Test
  void refusesASessionThatEndedBeforeTheServiceStarted() {
    assertThat(refusal(() -> withSession("ended before the start").askUser(probe())).reason())
        .isEqualTo(ErrorReason.SESSION_ENDED);
  }
}
