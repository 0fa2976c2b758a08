package id.karcis.user.avatar;

import id.karcis.platform.persistence.Hashes;
import java.util.Arrays;
import java.util.HexFormat;

/// A picture of ours, as it is stored and shown: a JPEG file, or a PNG file if some of it is
/// transparent.
public final class Avatar {

  private static final int ETAG_BYTES = 16;

  private final String contentType;
  private final byte[] image;
  private final String etag;

  Avatar(String contentType, byte[] image, String etag) {
    this.contentType = contentType;
    this.image = image.clone();
    this.etag = etag;
  }

  static Avatar of(String contentType, byte[] image) {
    var hash = Arrays.copyOf(Hashes.sha256(image), ETAG_BYTES);
    return new Avatar(contentType, image, HexFormat.of().formatHex(hash));
  }

  /// Of the file: `image/jpeg` or `image/png`.
  public String contentType() {
    return contentType;
  }

  /// The file.
  public byte[] image() {
    return image.clone();
  }

  /// Names the picture by its content: 32 hexadecimal digits.
  public String etag() {
    return etag;
  }
}
