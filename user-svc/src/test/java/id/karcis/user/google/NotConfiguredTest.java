package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.CompleteGoogleSignInRequest;
import id.karcis.api.user.v1.StartGoogleSignInRequest;
import id.karcis.platform.error.Refusal;
import id.karcis.user.UserServiceTest;
import io.grpc.Status.Code;
import org.junit.jupiter.api.Test;

class NotConfiguredTest extends UserServiceTest {

  private static void assertNotConfigured(Refusal refusal) {
    assertThat(refusal.code()).isEqualTo(Code.UNIMPLEMENTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.SIGN_IN_NOT_CONFIGURED);
    assertThat(refusal.metadata()).isEmpty();
  }

  @Test
  void saysThatThereIsNoIssuer() {
    assertNotConfigured(
        refusal(() -> auth().startGoogleSignIn(StartGoogleSignInRequest.getDefaultInstance())));
    assertNotConfigured(
        refusal(() ->
            with(auth(), "x-sign-in-binding", "a-binding")
                .completeGoogleSignIn(
                    CompleteGoogleSignInRequest.newBuilder()
                        .setState("a-state")
                        .setCode("a-code")
                        .build())));
  }
}
