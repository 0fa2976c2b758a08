package id.karcis.booking.ticket;

import id.karcis.platform.keys.SigningKeys;
import id.karcis.platform.persistence.Hashes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The keys of QR codes, and the document that publishes them. None is ever dropped, since a ticket
/// of any of them may still be on its way to a gate. Thread-safe.
@Component
public class QrKeys {

  private static final String ALGORITHM = "Ed25519";

  /// How long a new key may go unnoticed.
  private static final Duration KEPT = Duration.ofMinutes(1);

  private static final int ETAG_BYTES = 12;

  private final SigningKeys keys;
  private volatile @Nullable Ring ring;

  /// As read at a moment of the JVM's own clock.
  ///
  /// @param document a JWK set (RFC 7517)
  private record Ring(List<QrKey> keys, String document, String etag, long readNanos) {}

  QrKeys(SigningKeys keys) {
    this.keys = keys;
  }

  /// All keys, the newest first; that one signs.
  public List<QrKey> all() {
    return ring().keys();
  }

  /// The public keys as a JWK set of Ed25519 keys (RFC 8037).
  String document() {
    return ring().document();
  }

  /// Changes with the document.
  String etag() {
    return ring().etag();
  }

  private Ring ring() {
    var known = ring;
    if (known == null || System.nanoTime() - known.readNanos() > KEPT.toNanos()) {
      known = read();
      ring = known;
    }
    return known;
  }

  private Ring read() {
    keys.current(ALGORITHM);
    var all = keys.all(ALGORITHM).stream().map(QrKey::new).toList();
    var document =
        all.stream().map(QrKeys::json).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    var hash = Hashes.sha256(document.getBytes(StandardCharsets.UTF_8));
    var etag = HexFormat.of().formatHex(hash, 0, ETAG_BYTES);
    return new Ring(all, document, etag, System.nanoTime());
  }

  private static String json(QrKey key) {
    return """
    {"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"%s","x":"%s"}\
    """
        .formatted(
            key.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey()));
  }
}
