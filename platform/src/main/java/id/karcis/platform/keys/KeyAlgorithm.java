package id.karcis.platform.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;

/// What kinds of keys there are, by their JOSE name.
enum KeyAlgorithm {
  ES256("ES256", "EC"),
  ED25519("Ed25519", "Ed25519");

  private final String label;
  private final String family;

  KeyAlgorithm(String label, String family) {
    this.label = label;
    this.family = family;
  }

  static KeyAlgorithm of(String label) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.label.equals(label))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("algorithm '" + label + "', expected ES256 or Ed25519"));
  }

  KeyPair generate() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(family);
    if (this == ES256) {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    }
    return generator.generateKeyPair();
  }

  KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance(family);
  }
}
