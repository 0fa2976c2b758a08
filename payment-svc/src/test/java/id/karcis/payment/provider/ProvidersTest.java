package id.karcis.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ProvidersTest {

  private final Providers providers =
      new Providers(List.of(new Named("SIMULATED", true), new Named("STRIPE", false)));

  @Test
  void findsWhatIsSetUp() {
    assertThat(providers.named("SIMULATED").name()).isEqualTo("SIMULATED");
  }

  @Test
  void refusesWhatIsNotAndSaysWhatIs() {
    var refusal = Assertions.catchThrowableOfType(Refusal.class, () -> providers.named("STRIPE"));

    assertThat(refusal.code()).isEqualTo(Code.UNIMPLEMENTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.PROVIDER_NOT_CONFIGURED);
    assertThat(refusal.metadata()).containsEntry("provider", "STRIPE");
    assertThat(refusal).hasMessageContaining("use one of [SIMULATED]");
  }

  private record Named(String name, boolean isConfigured) implements PaymentProvider {

    @Override
    public void checkToken(String token) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChargeOutcome charge(ChargeOrder charge, Duration limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ChargeOutcome> find(UUID idempotencyKey) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChargeOutcome forbid(UUID idempotencyKey) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RefundOutcome refund(RefundOrder refund) {
      throw new UnsupportedOperationException();
    }
  }
}
