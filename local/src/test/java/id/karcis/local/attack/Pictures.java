package id.karcis.local.attack;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// What the owner uploads and subscribes with.
final class Pictures {

  /// The public key of a browser (P-256, uncompressed).
  static final String PUSH_KEY =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

  /// The secret of a subscription, 16 bytes.
  static final String PUSH_AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

  /// A Web Push subscription as browsers make it.
  static final String PUSH =
      """
      {"endpoint": "https://push.example.com/send/owner", "keys": {"p256dh": "%s", "auth": "%s"}}
      """
          .formatted(PUSH_KEY, PUSH_AUTH);

  private static final int SIDE = 8;

  private Pictures() {}

  static byte[] png() {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
