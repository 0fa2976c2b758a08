package id.karcis.user.avatar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/// Picture files: those of the folder `avatar`, most of them with a red, a green, a blue and a
/// white quarter (in reading order), and odd ones made here.
public final class PictureFiles {

  private static final int PNG_SIGNATURE_AND_HEADER = 33;
  private static final int JPEG_START = 2;

  private PictureFiles() {}

  public static byte[] named(String name) {
    try (var file = PictureFiles.class.getResourceAsStream("/avatar/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A PNG file of one colour.
  public static byte[] png(int colour) {
    var image = new java.awt.image.BufferedImage(20, 10, java.awt.image.BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.setRGB(x, y, colour);
      }
    }
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /// Colours of the quarters, in reading order: R, G, B, W, or - for transparent.
  static String quarters(byte[] file) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(file));
    var found = new StringBuilder();
    for (int quarter = 0; quarter < 4; quarter++) {
      int x = image.getWidth() * (1 + quarter % 2 * 2) / 4;
      int y = image.getHeight() * (1 + quarter / 2 * 2) / 4;
      found.append(letter(image.getRGB(x, y)));
    }
    return found.toString();
  }

  private static char letter(int argb) {
    if (argb >>> 24 < 128) {
      return '-';
    }
    var bright = (argb >> 16 & 0xff) > 128 ? 4 : 0;
    bright |= (argb >> 8 & 0xff) > 128 ? 2 : 0;
    bright |= (argb & 0xff) > 128 ? 1 : 0;
    return "?B?G?R??W".charAt(bright == 7 ? 8 : bright == 4 ? 5 : bright == 2 ? 3 : bright);
  }

  public static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /// A chunk of a PNG file.
  static byte[] chunk(String type, byte[] data) {
    var crc = new CRC32();
    crc.update(text(type));
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(text(type))
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  static byte[] withChunk(byte[] png, byte[] chunk) {
    return joined(
        slice(png, 0, PNG_SIGNATURE_AND_HEADER), chunk, from(png, PNG_SIGNATURE_AND_HEADER));
  }

  /// A PNG file of a few bytes that claims to be huge.
  static byte[] hugePng(int width, int height) {
    var header =
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    return joined(
        slice(named("turned.png"), 0, 8),
        chunk("IHDR", header.array()),
        chunk("IDAT", deflated(1_000)),
        chunk("IEND", new byte[0]));
  }

  /// So many zeros, compressed.
  static byte[] deflated(int zeros) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      var some = new byte[1_000];
      for (int i = 0; i < zeros / some.length; i++) {
        out.write(some);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
    var segment =
        ByteBuffer.allocate(4 + data.length)
            .put((byte) 0xff)
            .put((byte) marker)
            .putShort((short) (data.length + 2))
            .put(data);
    return joined(slice(jpeg, 0, JPEG_START), segment.array(), from(jpeg, JPEG_START));
  }

  /// EXIF data that say nothing but how the camera was held.
  static byte[] exif(int orientation) {
    return ByteBuffer.allocate(32)
        .put(text("Exif\0\0MM\0*"))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  public static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }

  static byte[] from(byte[] bytes, int from) {
    return slice(bytes, from, bytes.length);
  }

  static int indexOf(byte[] bytes, int... wanted) {
    outer:
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      for (int j = 0; j < wanted.length; j++) {
        if ((bytes[i + j] & 0xff) != wanted[j]) {
          continue outer;
        }
      }
      return i;
    }
    throw new IllegalArgumentException("not found");
  }
}
