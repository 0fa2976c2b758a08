package id.karcis.user.avatar;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// Makes pictures small.
final class Thumbnail {

  private static final int OPAQUE = 0xff;
  private static final int ALPHA_SHIFT = 24;

  private Thumbnail() {}

  /// Returns the picture in sRGB, with each side at most `side` pixels and its proportions kept;
  /// never larger than it was. Transparency is kept if there is any. Halves it until it is nearly
  /// there, so that no pixel goes unseen.
  static BufferedImage of(BufferedImage image, int side) {
    var type = isTransparent(image) ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    double scale = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
    int width = scaled(image.getWidth(), scale);
    int height = scaled(image.getHeight(), scale);
    var current = image;
    while (current.getWidth() >= 2 * width
        && current.getWidth() > 1
        && current.getHeight() >= 2 * height) {
      current =
          draw(current, type, half(current.getWidth(), width), half(current.getHeight(), height));
    }
    return draw(current, type, width, height);
  }

  private static int scaled(int length, double scale) {
    return Math.max(1, (int) Math.round(length * scale));
  }

  private static int half(int length, int least) {
    return Math.max(least, length / 2);
  }

  private static BufferedImage draw(BufferedImage image, int type, int width, int height) {
    var drawn = new BufferedImage(width, height, type);
    Graphics2D pen = drawn.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      pen.drawImage(image, 0, 0, width, height, null);
    } finally {
      pen.dispose();
    }
    return drawn;
  }

  /// A picture may have an alpha channel and not use it.
  private static boolean isTransparent(BufferedImage image) {
    if (!image.getColorModel().hasAlpha()) {
      return false;
    }
    var row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        if (pixel >>> ALPHA_SHIFT != OPAQUE) {
          return true;
        }
      }
    }
    return false;
  }
}
