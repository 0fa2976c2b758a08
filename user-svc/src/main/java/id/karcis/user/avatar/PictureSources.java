package id.karcis.user.avatar;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// Tells what kind of file bytes are, by themselves alone.
final class PictureSources {

  private static final long PNG = 0x89504e470d0a1a0aL;
  private static final int JPEG = 0xffd8ff;
  private static final int RIFF = 0x52494646;
  private static final int WEBP = 0x57454250;
  private static final int SHORTEST = 12;
  private static final int WEBP_OFFSET = 8;
  private static final int BYTE_BITS = 8;

  private PictureSources() {}

  /// Reads the structure of a file of a known kind.
  static PictureSource read(ByteBuffer file) throws UnsupportedPicture {
    try {
      return readKnown(file.slice()).checked();
    } catch (BufferUnderflowException | IndexOutOfBoundsException _) {
      throw new UnsupportedPicture("ends in the middle");
    }
  }

  private static PictureSource readKnown(ByteBuffer file) throws UnsupportedPicture {
    if (file.remaining() >= SHORTEST) {
      if (file.getLong(0) == PNG) {
        return PngFile.read(file);
      }
      if (file.getInt(0) >>> BYTE_BITS == JPEG) {
        return JpegFile.read(file);
      }
      if (file.getInt(0) == RIFF && file.getInt(WEBP_OFFSET) == WEBP) {
        return WebpFile.read(file);
      }
    }
    throw new UnsupportedPicture("is no PNG, JPEG or WebP file");
  }
}
