package id.karcis.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.provider.ProviderEvent;
import id.karcis.payment.provider.WebhookSource;
import id.karcis.platform.error.Refusal;
import io.grpc.Status.Code;
import java.time.Clock;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class WebhooksTest {

  /// As where no secret is set.
  private static final class Silent implements WebhookSource {

    @Override
    public String name() {
      return "stripe";
    }

    @Override
    public List<String> secrets() {
      return List.of();
    }

    @Override
    public List<ProviderEvent> read(String body) {
      throw new AssertionError("read without a signature");
    }
  }

  @Test
  void refusesEverythingWithoutASecret() {
    var webhooks = new Webhooks(List.of(new Silent()), _ -> {}, _ -> {}, Clock.systemUTC());

    var refusal =
        Assertions.catchThrowableOfType(
            Refusal.class, () -> webhooks.take("stripe", "t=1,v1=x", new byte[0]));

    assertThat(refusal.code()).isEqualTo(Code.UNIMPLEMENTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.PROVIDER_NOT_CONFIGURED);
    assertThat(refusal.metadata()).containsEntry("provider", "STRIPE");
  }
}
