package id.karcis.platform.crypto;

/// A stored value cannot be decrypted: its key is not in the ring, it was changed, or it belongs to
/// another row. The message names the place and the key, never the value.
public final class DecryptionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DecryptionException(String message, Throwable cause) {
    super(message, cause);
  }
}
