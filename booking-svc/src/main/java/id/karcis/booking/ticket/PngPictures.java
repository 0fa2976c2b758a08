package id.karcis.booking.ticket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Draws a QR code as PNG (W3C PNG, third edition): greyscale with one bit a pixel. Written here
/// because the JDK's own writer starts the desktop toolkit, which a server image need not have.
final class PngPictures {

  /// Pixels per side.
  static final int PIXELS = 480;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int PIXELS_PER_BYTE = 8;
  private static final byte BIT_DEPTH = 1;
  private static final byte GREYSCALE = 0;
  private static final int CHUNK_OVERHEAD_BYTES = 12;
  private static final int DEFLATE_BUFFER_BYTES = 1024;

  private PngPictures() {}

  /// Returns the file. Each square is as many whole pixels as fit; the rest is margin.
  static byte[] draw(QrMatrix code) {
    if (code.size() > PIXELS) {
      throw new IllegalArgumentException(
          "%d squares do not fit %d pixels".formatted(code.size(), PIXELS));
    }
    var file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    file.writeBytes(chunk("IHDR", header()));
    file.writeBytes(chunk("IDAT", deflate(pixels(code))));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] header() {
    byte noCompressionFilterOrInterlaceOptions = 0;
    return ByteBuffer.allocate(13)
        .putInt(PIXELS)
        .putInt(PIXELS)
        .put(BIT_DEPTH)
        .put(GREYSCALE)
        .put(noCompressionFilterOrInterlaceOptions)
        .put(noCompressionFilterOrInterlaceOptions)
        .put(noCompressionFilterOrInterlaceOptions)
        .array();
  }

  /// Rows from the top; each begins with its filter type 0 (none). A set bit is white.
  private static byte[] pixels(QrMatrix code) {
    int scale = PIXELS / code.size();
    int margin = (PIXELS - scale * code.size()) / 2;
    int rowBytes = 1 + PIXELS / PIXELS_PER_BYTE;
    var rows = new byte[PIXELS * rowBytes];
    for (int y = 0; y < PIXELS; y++) {
      for (int x = 0; x < PIXELS; x++) {
        boolean dark =
            code.isDark(Math.floorDiv(x - margin, scale), Math.floorDiv(y - margin, scale));
        if (!dark) {
          rows[y * rowBytes + 1 + x / PIXELS_PER_BYTE] |= (byte) (0x80 >> x % PIXELS_PER_BYTE);
        }
      }
    }
    return rows;
  }

  private static byte[] deflate(byte[] rows) {
    try (var deflater = new Deflater()) {
      deflater.setInput(rows);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      var buffer = new byte[DEFLATE_BUFFER_BYTES];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    }
  }

  private static byte[] chunk(String type, byte[] data) {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(data.length + CHUNK_OVERHEAD_BYTES)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }
}
