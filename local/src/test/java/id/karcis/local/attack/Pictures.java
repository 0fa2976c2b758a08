package id.karcis.local.attack;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
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

  static final String SCRIPT = "<script>alert(1)</script>";

  private static final int SIDE = 8;

  /// Type and fields of the chunk IHDR, behind the signature and the chunk's length.
  private static final int HEADER_AT = 12;

  private static final int HEADER_BYTES = 17;
  private static final int WIDTH_AT = 16;

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

  /// A PNG file of a few bytes that says it is this large.
  static byte[] claiming(int width, int height) {
    var png = png();
    var header = ByteBuffer.wrap(png);
    header.putInt(WIDTH_AT, width).putInt(WIDTH_AT + Integer.BYTES, height);
    var checksum = new CRC32();
    checksum.update(png, HEADER_AT, HEADER_BYTES);
    header.putInt(HEADER_AT + HEADER_BYTES, (int) checksum.getValue());
    return png;
  }

  /// A picture with a page behind it.
  static byte[] withScript() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(png());
    out.writeBytes(SCRIPT.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
