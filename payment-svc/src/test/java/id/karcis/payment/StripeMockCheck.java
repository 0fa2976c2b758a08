package id.karcis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.payment.money.Amount;
import id.karcis.payment.provider.ChargeOrder;
import id.karcis.payment.provider.RefundOrder;
import id.karcis.payment.provider.RefundOutcome.Accepted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Every request that we make, against `stripe-mock`, which checks it against Stripe's published
/// description of its API and answers with Stripe's own examples. It remembers nothing, so what is
/// shown is that Stripe understands us and that we understand Stripe. Not part of the build, since
/// the program may not be at hand; how to run it stands in the package `provider.stripe`.
class StripeMockCheck extends PaymentTest {

  private static final String LISTENING = "Listening for HTTP at address: ";
  private static final Amount AMOUNT = new Amount(150_000_00, "IDR");
  private static final Process MOCK = start();

  private final UUID key = UUID.randomUUID();

  @DynamicPropertySource
  static void mock(DynamicPropertyRegistry registry) {
    // Makes the context another one than that of the other tests.
    registry.add("karcis.test.stripe-mock", () -> "true");
    stripeAddress = "http://" + address();
  }

  @AfterAll
  static void stop() {
    MOCK.destroy();
  }

  @Test
  void chargesAndAsksAndForbids() {
    var charge =
        new ChargeOrder(
            key,
            UUID.randomUUID(),
            "BKG-7F3K9",
            AMOUNT,
            "pm_card_visa",
            Instant.now().plusSeconds(600));

    assertThat(stripeProvider.charge(charge, Duration.ofSeconds(10))).isNotNull();

    assertThat(
            count(
                "SELECT count(*) FROM stripe_intents WHERE idempotency_key = ? AND intent_id LIKE 'pi_%'",
                key))
        .isOne();
    assertThat(stripeProvider.find(key)).isNotNull();
    assertThat(stripeProvider.forbid(key)).isNotNull();
    assertThat(STRIPE.asked("")).as("requests to the recorded Stripe").isEmpty();
  }

  @Test
  void refunds() {
    var refund = new RefundOrder(key, "pi_1Mock", AMOUNT.withMinorUnits(40_000_00));

    assertThat(stripeProvider.refund(refund)).isInstanceOf(Accepted.class);
  }

  private static Process start() {
    var program =
        Objects.requireNonNull(
            System.getenv("KARCIS_STRIPE_MOCK"),
            "KARCIS_STRIPE_MOCK names the program stripe-mock; see the package provider.stripe");
    try {
      return new ProcessBuilder(program, "-http-addr", "127.0.0.1:0", "-https-addr", "127.0.0.1:0")
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it says about where it listens.
  private static String address() {
    var output =
        new BufferedReader(new InputStreamReader(MOCK.getInputStream(), StandardCharsets.UTF_8));
    return output
        .lines()
        .filter(line -> line.startsWith(LISTENING))
        .map(line -> line.substring(LISTENING.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("stripe-mock did not start"));
  }
}
