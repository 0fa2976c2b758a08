package id.karcis.user.avatar;

import id.karcis.user.avatar.PictureSource.Format;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/// Reads the structure of PNG files (W3C PNG, third edition). Compressed texts and profiles, which
/// can grow a thousandfold, are left out unread.
final class PngFile {

  private static final int SIGNATURE_BYTES = 8;
  private static final int LENGTH_BYTES = 4;
  private static final int TYPE_BYTES = 4;
  private static final int CRC_BYTES = 4;
  private static final int HEADER_BYTES = 13;

  /// Bit 5 of the first letter: lower case means that a reader may skip the chunk.
  private static final int ANCILLARY = 0x20;

  private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private final ByteBuffer file;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int width;
  private int height;
  private int orientation = Orientation.UPRIGHT;

  private PngFile(ByteBuffer file) {
    this.file = file;
  }

  static PictureSource read(ByteBuffer file) throws UnsupportedPicture {
    return new PngFile(file).read();
  }

  private PictureSource read() throws UnsupportedPicture {
    keep(0, SIGNATURE_BYTES);
    file.position(SIGNATURE_BYTES);
    var type = chunk();
    if (!type.equals("IHDR")) {
      throw new UnsupportedPicture("does not begin with its header");
    }
    while (!type.equals("IEND")) {
      type = chunk();
    }
    if (file.hasRemaining()) {
      throw new UnsupportedPicture("goes on behind its end");
    }
    return new PictureSource(
        Format.PNG, width, height, orientation, PictureSource.MAX_PIXELS, kept.toByteArray());
  }

  /// Reads a chunk and returns its type.
  private String chunk() throws UnsupportedPicture {
    int start = file.position();
    int length = file.getInt();
    if (length < 0 || length > file.remaining() - TYPE_BYTES - CRC_BYTES) {
      throw new UnsupportedPicture("ends in the middle");
    }
    int end = start + LENGTH_BYTES + TYPE_BYTES + length;
    var data = file.slice(start + LENGTH_BYTES + TYPE_BYTES, length);
    var type = type(start + LENGTH_BYTES);
    file.position(end);
    checkCrc(start + LENGTH_BYTES, TYPE_BYTES + length, file.getInt());
    take(type, data);
    if (PIXELS.contains(type)) {
      keep(start, LENGTH_BYTES + TYPE_BYTES + length + CRC_BYTES);
    }
    return type;
  }

  private String type(int offset) {
    var letters = new byte[TYPE_BYTES];
    file.get(offset, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  private void checkCrc(int offset, int length, int expected) throws UnsupportedPicture {
    var crc = new CRC32();
    crc.update(file.slice(offset, length));
    if ((int) crc.getValue() != expected) {
      throw new UnsupportedPicture("is damaged");
    }
  }

  private void take(String type, ByteBuffer data) throws UnsupportedPicture {
    switch (type) {
      case "IHDR" -> {
        if (width != 0 || data.remaining() != HEADER_BYTES) {
          throw new UnsupportedPicture("has a malformed header");
        }
        width = data.getInt();
        height = data.getInt();
      }
      case "acTL" -> throw new UnsupportedPicture("is animated");
      case "eXIf" -> orientation = Orientation.of(data);
      default -> {
        if ((type.charAt(0) & ANCILLARY) == 0 && !PIXELS.contains(type)) {
          throw new UnsupportedPicture("has parts of an unknown kind");
        }
      }
    }
  }

  private void keep(int offset, int length) {
    var bytes = new byte[length];
    file.get(offset, bytes);
    kept.writeBytes(bytes);
  }
}
