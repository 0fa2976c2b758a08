package id.karcis.user.push;

import id.karcis.platform.persistence.Hashes;
import java.nio.charset.StandardCharsets;

/// What a browser's `PushManager.subscribe()` returned, checked. Its text form shows nothing of it:
/// whoever knows it can send to the browser.
///
/// @param publicKey uncompressed point of P-256, 65 bytes in base64url
/// @param secret 16 bytes in base64url
record BrowserSubscription(String endpoint, String publicKey, String secret) {

  byte[] endpointHash() {
    return Hashes.sha256(endpoint.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "BrowserSubscription[…]";
  }
}
