package id.karcis.payment.webhook;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A signature in Stripe's scheme, `t=<seconds since 1970>,v1=<hex>[,v1=<hex>]`: HMAC-SHA256 over
/// the time, a dot and the body as it came. Unknown parts are passed over, as Stripe adds some. The
/// body's bytes are read only if the time is right, and in constant time compared.
///
/// Source: docs.stripe.com/webhooks, "Verify webhook signatures manually".
record WebhookSignature(Instant time, List<byte[]> signatures) {

  /// As Stripe's libraries have it: what is older may be a replay.
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int MAX_LENGTH = 4096;

  /// Stripe sends one for each secret that is valid.
  private static final int MAX_SIGNATURES = 8;

  private static final Pattern TIME = Pattern.compile("[0-9]{1,11}");
  private static final Pattern HMAC = Pattern.compile("[0-9a-f]{64}");
  private static final String ALGORITHM = "HmacSHA256";

  /// Reads the header. Refuses `WEBHOOK_SIGNATURE_INVALID` if it is missing or malformed.
  static WebhookSignature parse(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      throw invalid("MISSING", "carries no signature");
    }
    if (header.length() > MAX_LENGTH) {
      throw malformed();
    }
    Instant time = null;
    var signatures = new ArrayList<byte[]>();
    for (var part : header.split(",")) {
      var pair = part.strip().split("=", 2);
      if (pair.length != 2) {
        throw malformed();
      }
      if (pair[0].equals("t") && TIME.matcher(pair[1]).matches()) {
        time = Instant.ofEpochSecond(Long.parseLong(pair[1]));
      } else if (pair[0].equals("v1") && HMAC.matcher(pair[1]).matches()) {
        signatures.add(HexFormat.of().parseHex(pair[1]));
      }
    }
    if (time == null || signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw malformed();
    }
    return new WebhookSignature(time, List.copyOf(signatures));
  }

  /// Refuses `WEBHOOK_SIGNATURE_INVALID` unless one of the secrets made it over this body, now.
  void require(byte[] body, List<String> secrets, Instant now) {
    if (Duration.between(time, now).abs().compareTo(TOLERANCE) > 0) {
      throw invalid("TOO_OLD", "is signed for another time than now");
    }
    if (secrets.stream().noneMatch(secret -> isBy(secret, body))) {
      throw invalid("SIGNATURE", "is not signed by the provider's secret");
    }
  }

  private boolean isBy(String secret, byte[] body) {
    var expected = hmac(secret, body);
    var found = false;
    for (var signature : signatures) {
      found |= MessageDigest.isEqual(expected, signature);
    }
    return found;
  }

  private byte[] hmac(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
    }
  }

  private static Refusal malformed() {
    return invalid("MALFORMED", "carries a signature that is none; expected t=<seconds>,v1=<hex>");
  }

  private static Refusal invalid(String problem, String message) {
    return Refusals.unauthenticated(
        ErrorReason.WEBHOOK_SIGNATURE_INVALID,
        "the notification " + message,
        Map.of("problem", problem));
  }
}
