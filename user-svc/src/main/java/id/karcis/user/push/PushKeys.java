package id.karcis.user.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which keys a browser may give (RFC 8291, 3.1 and 3.2). Its point must lie on the curve: one that
/// does not could betray the key of whoever computes with it.
final class PushKeys {

  private static final int SECRET_BYTES = 16;
  private static final int COORDINATE_BYTES = 32;
  private static final int POINT_BYTES = 1 + 2 * COORDINATE_BYTES;
  private static final byte UNCOMPRESSED = 4;

  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");
  private static final ECParameterSpec P256 = p256();

  private PushKeys() {}

  /// Says what was expected of the public key, or nothing.
  static Optional<String> objectionToPublicKey(String text) {
    return decode(text).filter(PushKeys::isPoint).isPresent()
        ? Optional.empty()
        : Optional.of("an uncompressed point of P-256, 65 bytes, in base64url without padding");
  }

  /// Says what was expected of the secret, or nothing.
  static Optional<String> objectionToSecret(String text) {
    return decode(text).filter(bytes -> bytes.length == SECRET_BYTES).isPresent()
        ? Optional.empty()
        : Optional.of("16 bytes in base64url without padding");
  }

  private static Optional<byte[]> decode(String text) {
    if (!BASE64URL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isPoint(byte[] bytes) {
    if (bytes.length != POINT_BYTES || bytes[0] != UNCOMPRESSED) {
      return false;
    }
    var x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + COORDINATE_BYTES));
    var y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + COORDINATE_BYTES, POINT_BYTES));
    return isOnCurve(x, y);
  }

  /// y² = x³ + ax + b. The curve has cofactor 1, so each of its points is in the group.
  private static boolean isOnCurve(BigInteger x, BigInteger y) {
    var curve = P256.getCurve();
    var prime = ((ECFieldFp) curve.getField()).getP();
    if (x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
      return false;
    }
    var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
    return y.pow(2).mod(prime).equals(right);
  }

  private static ECParameterSpec p256() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }
}
