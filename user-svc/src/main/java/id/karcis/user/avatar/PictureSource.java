package id.karcis.user.avatar;

/// A picture file whose structure was checked, cut down to what makes up its pixels: no metadata,
/// no colour profile, no text, nothing behind its end. A decoder reads nothing else of a stranger.
///
/// @param width pixels as stored, before orientation
/// @param orientation of EXIF, 1 to 8
/// @param maxPixels most pixels that the decoder of this kind of file can be given
record PictureSource(
    Format format, int width, int height, int orientation, long maxPixels, byte[] bytes) {

  /// Most pixels of a side: a row must fit into memory many times.
  static final int MAX_SIDE = 16_384;

  /// Most pixels of a picture that is decoded row by row.
  static final long MAX_PIXELS = 40_000_000;

  /// Most pixels of a JPEG file in several scans, which is held whole at 6 bytes a pixel.
  static final long MAX_PIXELS_IN_SCANS = 12_000_000;

  /// Most pixels of a WebP file, which is held whole at some 10 bytes a pixel, and read at about a
  /// million pixels a second on a busy machine.
  static final long MAX_PIXELS_OF_WEBP = 4_000_000;

  /// What we read.
  enum Format {
    PNG,
    JPEG,
    WEBP
  }

  /// Refuses a picture that would take too much memory, before anything is decoded.
  PictureSource checked() throws UnsupportedPicture {
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new UnsupportedPicture(
          "has %d x %d pixels, at most %d a side are taken".formatted(width, height, MAX_SIDE));
    }
    if ((long) width * height > maxPixels) {
      throw new UnsupportedPicture(
          "has %d x %d pixels, at most %d in all are taken of this kind of file"
              .formatted(width, height, maxPixels));
    }
    return this;
  }
}
