package id.karcis.user.avatar;

/// Bytes that we make no picture of. The message says why, for the person who sent them.
final class UnsupportedPicture extends Exception {

  private static final long serialVersionUID = 1L;

  UnsupportedPicture(String message) {
    super(message);
  }
}
