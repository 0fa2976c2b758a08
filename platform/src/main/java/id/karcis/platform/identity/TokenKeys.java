package id.karcis.platform.identity;

import com.nimbusds.jose.jwk.JWKSet;

/// The public keys that access tokens are verified with.
public interface TokenKeys {

  /// Returns the keys known now. Refuses UNAVAILABLE if there are none and none can be had.
  JWKSet current();

  /// Returns the keys after a token named a key that [#current] does not hold: a chance to look for
  /// newer ones.
  default JWKSet afterUnknownKey() {
    return current();
  }
}
