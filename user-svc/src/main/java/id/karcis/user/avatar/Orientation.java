package id.karcis.user.avatar;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a camera was held (EXIF 2.32, tag 0x0112): cameras store pixels as the sensor sees them.
final class Orientation {

  /// Nothing to turn.
  static final int UPRIGHT = 1;

  private static final int LARGEST = 8;
  private static final int FIRST_ON_ITS_SIDE = 5;
  private static final long EXIF_PREFIX = 0x457869660000L;
  private static final int PREFIX_BYTES = 6;
  private static final int TWO_BYTES_BITS = 16;
  private static final short INTEL = 0x4949;
  private static final short MOTOROLA = 0x4d4d;
  private static final short TIFF = 42;
  private static final short TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;
  private static final int VALUE_OFFSET = 8;
  private static final int MAX_ENTRIES = 1_000;

  private Orientation() {}

  /// Reads the orientation out of EXIF data, with or without its prefix; [#UPRIGHT] if it is not
  /// there or malformed.
  static int of(ByteBuffer exif) {
    try {
      return ofTiff(
          isPrefixed(exif) ? exif.slice(PREFIX_BYTES, exif.limit() - PREFIX_BYTES) : exif);
    } catch (IndexOutOfBoundsException _) {
      return UPRIGHT;
    }
  }

  private static boolean isPrefixed(ByteBuffer exif) {
    return exif.limit() > Long.BYTES && exif.getLong(0) >>> TWO_BYTES_BITS == EXIF_PREFIX;
  }

  private static int ofTiff(ByteBuffer data) {
    var tiff = data.slice(0, data.limit());
    switch (tiff.getShort(0)) {
      case INTEL -> tiff.order(ByteOrder.LITTLE_ENDIAN);
      case MOTOROLA -> tiff.order(ByteOrder.BIG_ENDIAN);
      default -> {
        return UPRIGHT;
      }
    }
    return tiff.getShort(Short.BYTES) == TIFF ? ofDirectory(tiff) : UPRIGHT;
  }

  private static int ofDirectory(ByteBuffer tiff) {
    int directory = tiff.getInt(Integer.BYTES);
    int entries = Math.min(tiff.getShort(directory) & 0xffff, MAX_ENTRIES);
    for (int i = 0; i < entries; i++) {
      int entry = directory + Short.BYTES + i * ENTRY_BYTES;
      if (tiff.getShort(entry) == TAG) {
        int value = tiff.getShort(entry + VALUE_OFFSET);
        return value >= UPRIGHT && value <= LARGEST ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /// Turns and mirrors a picture so that it stands upright.
  static BufferedImage apply(int orientation, BufferedImage image) {
    if (orientation == UPRIGHT) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    var onItsSide = orientation >= FIRST_ON_ITS_SIDE;
    var upright =
        new BufferedImage(onItsSide ? height : width, onItsSide ? width : height, image.getType());
    var turn = new AffineTransformOp(transform(orientation, width, height), null);
    return turn.filter(image, upright);
  }

  /// Where each stored point goes: x' = m00 x + m01 y + m02, y' = m10 x + m11 y + m12.
  private static AffineTransform transform(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> throw new IllegalArgumentException("orientation " + orientation);
    };
  }
}
