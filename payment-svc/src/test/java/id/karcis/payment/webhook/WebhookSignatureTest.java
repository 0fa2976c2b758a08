package id.karcis.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.payment.SignedNotifications;
import id.karcis.platform.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

  private static final String SECRET = "whsec_0123456789";
  private static final String OTHER = "whsec_9876543210";
  private static final String BODY = "{\"id\": \"evt_1\", \"text\": \"\u00e9\"}";
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  @Test
  void acceptsTheProvidersOwn() {
    accepted(SignedNotifications.header(SECRET, NOW, BODY), List.of(SECRET));
  }

  @Test
  void agreesWithStripesLibrary() throws SignatureVerificationException {
    var now = Instant.now();
    var header = SignedNotifications.header(SECRET, now, BODY);
    assertThat(Webhook.Signature.verifyHeader(BODY, header, SECRET, 300)).isTrue();
    assertThatCode(() -> WebhookSignature.parse(header).require(bytes(BODY), List.of(SECRET), now))
        .doesNotThrowAnyException();
  }

  @Test
  void acceptsAnyOfTheSecretsWhileOneTakesTheOthersPlace() {
    accepted(SignedNotifications.header(SECRET, NOW, BODY), List.of(OTHER, SECRET));
    accepted(SignedNotifications.header(OTHER, NOW, BODY), List.of(OTHER, SECRET));
    var both =
        "t=%d,v1=%s,v1=%s"
            .formatted(
                NOW.getEpochSecond(),
                SignedNotifications.hmac(OTHER, NOW, BODY),
                SignedNotifications.hmac(SECRET, NOW, BODY));
    accepted(both, List.of(SECRET));
    assertThat(problem(() -> check(both, BODY, List.of("whsec_third00000"), NOW)))
        .isEqualTo("SIGNATURE");
  }

  @Test
  void acceptsFiveMinutesAndNoMore() {
    var header = SignedNotifications.header(SECRET, NOW, BODY);
    check(header, BODY, List.of(SECRET), NOW.plus(Duration.ofMinutes(5)));
    check(header, BODY, List.of(SECRET), NOW.minus(Duration.ofMinutes(5)));
    for (var wait : new Duration[] {Duration.ofSeconds(301), Duration.ofDays(400).negated()}) {
      assertThat(problem(() -> check(header, BODY, List.of(SECRET), NOW.plus(wait))))
          .isEqualTo("TOO_OLD");
    }
  }

  @Test
  void refusesAnotherBodyAnotherTimeAndAnotherSecret() {
    var header = SignedNotifications.header(SECRET, NOW, BODY);
    assertThat(problem(() -> check(header, BODY + " ", List.of(SECRET), NOW)))
        .isEqualTo("SIGNATURE");
    var later = header.replace("t=1800000000", "t=1800000001");
    assertThat(problem(() -> check(later, BODY, List.of(SECRET), NOW))).isEqualTo("SIGNATURE");
    assertThat(problem(() -> check(header, BODY, List.of(OTHER), NOW))).isEqualTo("SIGNATURE");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void refusesNone(@Nullable String header) {
    assertThat(problem(() -> WebhookSignature.parse(header))).isEqualTo("MISSING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "t=1800000000",
        "t=1800000000,v1=",
        "t=1800000000,v1=abc",
        "t=now,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=999999999999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=1800000000,v0=0000000000000000000000000000000000000000000000000000000000000000"
      })
  void refusesWhatIsNoSignature(String header) {
    assertThat(problem(() -> WebhookSignature.parse(header))).isEqualTo("MALFORMED");
  }

  @Test
  void readsNoEndlessHeaders() {
    var one = ",v1=" + "0".repeat(64);
    assertThat(problem(() -> WebhookSignature.parse("t=1800000000" + one.repeat(9))))
        .isEqualTo("MALFORMED");
    assertThat(problem(() -> WebhookSignature.parse("t=1800000000" + one + " ".repeat(5000))))
        .isEqualTo("MALFORMED");
  }

  private static void accepted(String header, List<String> secrets) {
    assertThatCode(() -> check(header, BODY, secrets, NOW)).doesNotThrowAnyException();
  }

  private static void check(String header, String body, List<String> secrets, Instant now) {
    WebhookSignature.parse(header).require(bytes(body), secrets, now);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String problem(ThrowingCallable call) {
    var refusal = Assertions.catchThrowableOfType(Refusal.class, call);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.WEBHOOK_SIGNATURE_INVALID);
    assertThat(refusal.getMessage()).doesNotContain("whsec");
    return Objects.requireNonNull(refusal.metadata().get("problem"));
  }
}
