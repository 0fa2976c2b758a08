package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import io.grpc.Status.Code;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// A site with one place, which whoever came before has.
@TestPropertySource(properties = "karcis.sessions.max-active-users=1")
class FullSiteTest extends GoogleSignInTest {

  @AfterEach
  @Override
  void behaveAgain() {
    ISSUER.reset();
  }

  @Test
  void sendsNobodyBackWithATokenWhenTheSiteIsFull() {
    adminSession();
    var begun = begin();
    var claims = person(UUID.randomUUID().toString(), newEmail()).claim("nonce", begun.nonce());
    ISSUER.gives(ISSUER.signed(claims.build()));

    var refusal = refusal(() -> complete(begun).answer());

    assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.SITE_FULL);
    assertThat(refusal.retryAfter()).isPositive();
  }
}
