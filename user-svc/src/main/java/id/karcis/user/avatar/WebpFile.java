package id.karcis.user.avatar;

import id.karcis.user.avatar.PictureSource.Format;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Reads the structure of WebP files (RFC 9649). The picture inside says its size once more; it has
/// to be the same, or a small canvas would hide a huge picture.
final class WebpFile {

  private static final int RIFF_BYTES = 8;
  private static final int WEBP_BYTES = 12;
  private static final int CHUNK_BYTES = 8;

  private static final int VP8 = code("VP8 ");
  private static final int VP8L = code("VP8L");
  private static final int VP8X = code("VP8X");
  private static final int ALPH = code("ALPH");
  private static final int EXIF = code("EXIF");
  private static final int ANIM = code("ANIM");
  private static final int ANMF = code("ANMF");

  private static final int VP8_START = 0x2a019d;
  private static final int VP8_SIZE_OFFSET = 6;
  private static final int VP8L_SIGNATURE = 0x2f;
  private static final int SIDE_MASK = 0x3fff;
  private static final int SIDE_BITS = 14;
  private static final int THREE_BYTES = 0xffffff;
  private static final int CANVAS_OFFSET = 4;
  private static final int CANVAS_BYTES = 10;
  private static final byte HAS_ALPHA = 0x10;

  private final ByteBuffer file;
  private @Nullable ByteBuffer pixels;
  private @Nullable ByteBuffer alpha;
  private int pixelsCode;
  private int canvasWidth;
  private int canvasHeight;
  private int width;
  private int height;
  private int orientation = Orientation.UPRIGHT;

  private WebpFile(ByteBuffer file) {
    this.file = file.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int code(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }

  static PictureSource read(ByteBuffer file) throws UnsupportedPicture {
    return new WebpFile(file).read();
  }

  private PictureSource read() throws UnsupportedPicture {
    long length = (file.getInt(Integer.BYTES) & 0xffffffffL) + RIFF_BYTES;
    if (length != file.limit()) {
      throw new UnsupportedPicture(
          length > file.limit() ? "ends in the middle" : "goes on behind its end");
    }
    file.position(WEBP_BYTES);
    while (file.hasRemaining()) {
      chunk();
    }
    var hasCanvas = canvasWidth != 0;
    if (pixels == null || (hasCanvas && (canvasWidth != width || canvasHeight != height))) {
      throw new UnsupportedPicture("holds no picture of its size");
    }
    var most = PictureSource.MAX_PIXELS_OF_WEBP;
    return new PictureSource(Format.WEBP, width, height, orientation, most, bytes(pixels));
  }

  private void chunk() throws UnsupportedPicture {
    int code = file.getInt();
    int length = file.getInt();
    if (length < 0 || length > file.remaining()) {
      throw new UnsupportedPicture("ends in the middle");
    }
    var data = file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    file.position(Math.min(file.position() + length + length % 2, file.limit()));
    if (code == VP8 || code == VP8L) {
      picture(code, data);
    } else if (code == VP8X) {
      canvasWidth = 1 + (data.getInt(CANVAS_OFFSET) & THREE_BYTES);
      canvasHeight = 1 + (data.getInt(CANVAS_OFFSET + 2) >>> Byte.SIZE);
    } else if (code == ALPH) {
      alpha = data;
    } else if (code == EXIF) {
      orientation = Orientation.of(data.order(ByteOrder.BIG_ENDIAN));
    } else if (code == ANIM || code == ANMF) {
      throw new UnsupportedPicture("is animated");
    }
  }

  private void picture(int code, ByteBuffer data) throws UnsupportedPicture {
    if (pixels != null) {
      throw new UnsupportedPicture("holds several pictures");
    }
    pixels = data;
    pixelsCode = code;
    if (code == VP8) {
      lossy(data);
    } else {
      lossless(data);
    }
  }

  /// RFC 6386, 9.1.
  private void lossy(ByteBuffer data) throws UnsupportedPicture {
    if ((data.get(0) & 1) != 0 || data.getInt(2) >>> Byte.SIZE != VP8_START) {
      throw new UnsupportedPicture("is damaged");
    }
    width = data.getShort(VP8_SIZE_OFFSET) & SIDE_MASK;
    height = data.getShort(VP8_SIZE_OFFSET + Short.BYTES) & SIDE_MASK;
  }

  private void lossless(ByteBuffer data) throws UnsupportedPicture {
    if (data.get(0) != VP8L_SIGNATURE) {
      throw new UnsupportedPicture("is damaged");
    }
    int sizes = data.getInt(1);
    width = 1 + (sizes & SIDE_MASK);
    height = 1 + (sizes >>> SIDE_BITS & SIDE_MASK);
  }

  /// Only a lossy picture has its transparency in a chunk of its own, and then needs a canvas.
  private byte[] bytes(ByteBuffer picture) {
    var mask = pixelsCode == VP8 ? alpha : null;
    int size = WEBP_BYTES + size(picture);
    if (mask != null) {
      size += CHUNK_BYTES + CANVAS_BYTES + size(mask);
    }
    var all = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    all.putInt(code("RIFF")).putInt(size - RIFF_BYTES).putInt(code("WEBP"));
    if (mask != null) {
      all.putInt(VP8X).putInt(CANVAS_BYTES).putInt(HAS_ALPHA);
      putThreeBytes(all, width - 1);
      putThreeBytes(all, height - 1);
      put(all, ALPH, mask);
    }
    put(all, pixelsCode, picture);
    return all.array();
  }

  private static int size(ByteBuffer data) {
    return CHUNK_BYTES + data.limit() + data.limit() % 2;
  }

  private static void put(ByteBuffer all, int code, ByteBuffer data) {
    all.putInt(code).putInt(data.limit()).put(data.slice(0, data.limit()));
    all.position(all.position() + data.limit() % 2);
  }

  private static void putThreeBytes(ByteBuffer all, int value) {
    all.putShort((short) value).put((byte) (value >>> Short.SIZE));
  }
}
