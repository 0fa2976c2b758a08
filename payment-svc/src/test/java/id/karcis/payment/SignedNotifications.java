package id.karcis.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as providers do.
public final class SignedNotifications {

  private SignedNotifications() {}

  /// Returns a header.
  public static String header(String secret, Instant time, String body) {
    return "t=" + time.getEpochSecond() + ",v1=" + hmac(secret, time, body) + ",v0=abc";
  }

  /// Returns one signature.
  public static String hmac(String secret, Instant time, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var text = time.getEpochSecond() + "." + body;
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
