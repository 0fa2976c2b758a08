package id.karcis.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;

/// The keys that encrypt fields: new values with the primary one, while the others still decrypt
/// what was written with them. Keys are AES-256-GCM; each ciphertext begins with five bytes that
/// tell its key. Its text is a Tink keyset in JSON, in clear: who has it can read everything.
/// Immutable.
public final class KeyRing {

  private static final Configuration TINK = tink();

  /// How many bytes of a ciphertext tell its key.
  static final int PREFIX_BYTES = 5;

  private static Configuration tink() {
    return unfailing(() -> {
      AeadConfig.register();
      return RegistryConfiguration.get();
    });
  }

  /// One key of a ring, without its secret.
  ///
  /// @param primary whether new values are encrypted with it
  public record Key(KeyId id, boolean primary) {}

  private final KeysetHandle keys;
  private final Aead aead;

  private KeyRing(KeysetHandle keys) throws GeneralSecurityException {
    this.keys = keys;
    this.aead = keys.getPrimitive(TINK, Aead.class);
  }

  /// Makes a ring of one new key.
  public static KeyRing generate() {
    return unfailing(
        () -> new KeyRing(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK)));
  }

  /// Reads the text of a ring.
  ///
  /// @throws IllegalArgumentException when it is none; the message is safe to show
  public static KeyRing parse(String json) {
    try {
      var handle = TinkJsonProtoKeysetFormat.parseKeyset(json, TINK, InsecureSecretKeyAccess.get());
      for (var i = 0; i < handle.size(); i++) {
        requireUsable(handle.getAt(i));
      }
      handle.getPrimary(); // There must be one.
      return new KeyRing(handle);
    } catch (GeneralSecurityException | RuntimeException _) {
      // Without the cause, which may quote the text.
      throw new IllegalArgumentException(
          "is no key ring; expected a Tink keyset of AEAD keys in JSON");
    }
  }

  private static void requireUsable(KeysetHandle.Entry entry) throws GeneralSecurityException {
    if (entry.getStatus() != KeyStatus.ENABLED
        || !(entry.getKey() instanceof AeadKey key)
        || key.getOutputPrefix().size() != PREFIX_BYTES) {
      throw new GeneralSecurityException("an unusable key");
    }
  }

  /// The keys, the oldest first.
  public List<Key> keys() {
    return IntStream.range(0, keys.size())
        .mapToObj(keys::getAt)
        .map(entry -> new Key(new KeyId(entry.getId()), entry.isPrimary()))
        .toList();
  }

  /// The key for new values.
  public KeyId primary() {
    return new KeyId(keys.getPrimary().getId());
  }

  /// Whether values of this key can be decrypted.
  public boolean has(KeyId id) {
    return keys().stream().anyMatch(key -> key.id().equals(id));
  }

  /// Adds a new key, which only decrypts until [#promoting] it.
  public KeyRing withNewKey() {
    var entry =
        KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
            .withRandomId();
    return unfailing(() -> new KeyRing(KeysetHandle.newBuilder(keys).addEntry(entry).build()));
  }

  /// Makes a key of the ring the one for new values.
  public KeyRing promoting(KeyId id) {
    return unfailing(() -> {
      var builder = KeysetHandle.newBuilder(keys);
      builder.getAt(indexOf(id)).makePrimary();
      return new KeyRing(builder.build());
    });
  }

  /// Drops a key. What was encrypted with it is lost for good.
  ///
  /// @throws IllegalArgumentException for the primary key
  public KeyRing without(KeyId id) {
    if (id.equals(primary())) {
      throw new IllegalArgumentException("key " + id + " is primary, expected another one");
    }
    return unfailing(
        () -> new KeyRing(KeysetHandle.newBuilder(keys).deleteAt(indexOf(id)).build()));
  }

  private int indexOf(KeyId id) {
    return IntStream.range(0, keys.size())
        .filter(i -> keys.getAt(i).getId() == id.value())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the ring has no key " + id));
  }

  /// The text that [#parse] reads, secrets included.
  public String toJson() {
    return unfailing(
        () -> TinkJsonProtoKeysetFormat.serializeKeyset(keys, TINK, InsecureSecretKeyAccess.get()));
  }

  Aead aead() {
    return aead;
  }

  @Override
  public String toString() {
    return "KeyRing" + keys();
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws GeneralSecurityException;
  }

  private static <T> T unfailing(Work<T> work) {
    try {
      return work.run();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no AES-GCM", e);
    }
  }
}
