package id.karcis.user.avatar;

import id.karcis.user.avatar.PictureSource.Format;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the structure of JPEG files (ITU-T T.81, annex B). What stands behind the end is ignored,
/// not refused: phones put films there.
final class JpegFile {

  /// Most scans: each one costs a pass over the whole picture, and takes ten bytes.
  static final int MAX_SCANS = 64;

  private static final int MARKER = 0xff;
  private static final int SOF_BASELINE = 0xc0;
  private static final int SOF_EXTENDED = 0xc1;
  private static final int SOF_PROGRESSIVE = 0xc2;
  private static final int DHT = 0xc4;
  private static final int RST_FIRST = 0xd0;
  private static final int RST_LAST = 0xd7;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DQT = 0xdb;
  private static final int DRI = 0xdd;
  private static final int APP_0 = 0xe0;
  private static final int APP_EXIF = 0xe1;
  private static final int APP_ADOBE = 0xee;
  private static final int APP_LAST = 0xef;
  private static final int COMMENT = 0xfe;

  private static final int START_BYTES = 2;
  private static final int GREY = 1;
  private static final int COLOUR = 3;

  /// A JFIF header of its shortest form. It says that the colours are YCbCr, which EXIF files are
  /// too.
  private static final byte[] JFIF = {
    (byte) MARKER, (byte) APP_0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0
  };

  private final ByteBuffer file;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean isYcc;
  private boolean isProgressive;
  private int scans;
  private int width;
  private int height;
  private int orientation = Orientation.UPRIGHT;

  private JpegFile(ByteBuffer file) {
    this.file = file;
  }

  static PictureSource read(ByteBuffer file) throws UnsupportedPicture {
    return new JpegFile(file).read();
  }

  private PictureSource read() throws UnsupportedPicture {
    file.position(START_BYTES);
    int marker = marker();
    while (marker != EOI) {
      segment(marker);
      marker = marker();
    }
    if (scans == 0) {
      throw new UnsupportedPicture("holds no picture");
    }
    kept.write(MARKER);
    kept.write(EOI);
    var maxPixels =
        isProgressive || scans > 1 ? PictureSource.MAX_PIXELS_IN_SCANS : PictureSource.MAX_PIXELS;
    return new PictureSource(Format.JPEG, width, height, orientation, maxPixels, bytes());
  }

  private byte[] bytes() {
    var all = new ByteArrayOutputStream(START_BYTES + JFIF.length + kept.size());
    all.write(MARKER);
    all.write(0xd8);
    if (isYcc) {
      all.writeBytes(JFIF);
    }
    all.writeBytes(kept.toByteArray());
    return all.toByteArray();
  }

  private int marker() throws UnsupportedPicture {
    if (next() != MARKER) {
      throw new UnsupportedPicture("is damaged");
    }
    int code = next();
    while (code == MARKER) {
      code = next();
    }
    return code;
  }

  private int next() {
    return file.get() & 0xff;
  }

  private void segment(int marker) throws UnsupportedPicture {
    int length = file.getShort() & 0xffff;
    if (length < Short.BYTES || length - Short.BYTES > file.remaining()) {
      throw new UnsupportedPicture("ends in the middle");
    }
    var data = file.slice(file.position(), length - Short.BYTES);
    file.position(file.position() + data.remaining());
    switch (marker) {
      case SOF_BASELINE, SOF_EXTENDED, SOF_PROGRESSIVE -> frame(marker, data);
      case DHT, DQT, DRI -> keep(marker, data);
      case SOS -> scan(data);
      case APP_0 -> isYcc |= startsWith(data, "JFIF\0");
      case APP_EXIF -> exif(data);
      case APP_ADOBE -> {
        if (startsWith(data, "Adobe")) {
          keep(marker, data);
        }
      }
      default -> skip(marker);
    }
  }

  private static void skip(int marker) throws UnsupportedPicture {
    if (marker != COMMENT && (marker < APP_0 || marker > APP_LAST)) {
      throw new UnsupportedPicture("is a JPEG file of a rare kind");
    }
  }

  private void frame(int marker, ByteBuffer data) throws UnsupportedPicture {
    if (width != 0) {
      throw new UnsupportedPicture("holds several pictures");
    }
    keep(marker, data);
    var bits = data.get();
    height = data.getShort() & 0xffff;
    width = data.getShort() & 0xffff;
    var components = data.get();
    if (bits != Byte.SIZE || (components != GREY && components != COLOUR)) {
      throw new UnsupportedPicture("has other colours than grey or RGB of 8 bits");
    }
    isProgressive = marker == SOF_PROGRESSIVE;
  }

  private void exif(ByteBuffer data) {
    if (startsWith(data, "Exif\0\0")) {
      isYcc = true;
      orientation = Orientation.of(data);
    }
  }

  private static boolean startsWith(ByteBuffer data, String prefix) {
    var bytes = prefix.getBytes(StandardCharsets.ISO_8859_1);
    return data.remaining() >= bytes.length
        && data.slice(0, bytes.length).equals(ByteBuffer.wrap(bytes));
  }

  /// Keeps a scan with its pixels, up to the next marker that does not belong to them.
  private void scan(ByteBuffer header) throws UnsupportedPicture {
    scans++;
    if (width == 0 || scans > MAX_SCANS) {
      throw new UnsupportedPicture(
          width == 0 ? "is damaged" : "has more than %d scans".formatted(MAX_SCANS));
    }
    keep(SOS, header);
    int start = file.position();
    while (isOfScan(next(), file.get(file.position()) & 0xff)) {
      // Only the position moves.
    }
    file.position(file.position() - 1);
    keep(start, file.position());
  }

  /// In pixels 0xff is followed by 0, or it is a restart marker.
  private static boolean isOfScan(int current, int following) {
    return current != MARKER || following == 0 || (following >= RST_FIRST && following <= RST_LAST);
  }

  private void keep(int marker, ByteBuffer data) {
    kept.write(MARKER);
    kept.write(marker);
    int length = data.limit() + Short.BYTES;
    kept.write(length >>> Byte.SIZE);
    kept.write(length);
    var bytes = new byte[data.limit()];
    data.get(0, bytes);
    kept.writeBytes(bytes);
  }

  private void keep(int start, int end) {
    var bytes = new byte[end - start];
    file.get(start, bytes);
    kept.writeBytes(bytes);
  }
}
