package id.karcis.local.sale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs notifications in the name of the simulated payment provider.
public final class Webhook {

  private static final String ALGORITHM = "HmacSHA256";

  private Webhook() {}

  public static String signature(String body) {
    try {
      var secret = Files.readString(RunningPlatform.get().dataDir().resolve("webhook-secret"));
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.strip().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      var time = Instant.now().getEpochSecond();
      var signed = (time + "." + body).getBytes(StandardCharsets.UTF_8);
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
