package id.karcis.platform.keys;

import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.persistence.UuidV7;
import java.security.GeneralSecurityException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The key pairs of this service, in its table `signing_keys`, the private ones encrypted.
/// Algorithms: `ES256` (EC P-256), `Ed25519`. Reads the database on every call: keep what you got
/// for as long as you can live with an old key.
public final class SigningKeys {

  static final EncryptedColumn PRIVATE_KEYS =
      new EncryptedColumn("signing_keys", "kid", "private_key");

  private static final String COLUMNS =
      "select kid, algorithm, private_key, public_key, create_time ";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final FieldEncryption encryption;

  SigningKeys(JdbcClient jdbc, TransactionTemplate transactions, FieldEncryption encryption) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.encryption = encryption;
  }

  /// Encrypts keys that a version without encryption wrote.
  void encryptClearKeys() {
    var keys =
        jdbc.sql("select kid, private_key from signing_keys")
            .query((row, _) -> Map.entry(row.getString("kid"), row.getBytes("private_key")))
            .list();
    for (var key : keys) {
      if (!FieldEncryption.isEncrypted(key.getValue())) {
        jdbc.sql("update signing_keys set private_key = ? where kid = ? and private_key = ?")
            .param(encryption.encrypt(key.getValue(), PRIVATE_KEYS.context(key.getKey())))
            .param(key.getKey())
            .param(key.getValue())
            .update();
      }
    }
  }

  /// Returns the newest key, and makes it if there is none. Two instances that ask at once get the
  /// same one.
  public SigningKey current(String algorithm) {
    return newest(algorithm).orElseGet(() -> first(KeyAlgorithm.of(algorithm), algorithm));
  }

  /// Returns all keys, the newest first: what signatures may still be verified with.
  public List<SigningKey> all(String algorithm) {
    return jdbc.sql(
            COLUMNS + "from signing_keys where algorithm = ? order by create_time desc, kid desc")
        .param(algorithm)
        .query(this::read)
        .list();
  }

  /// Makes a new key; from now on [#current] returns it.
  public SigningKey rotate(String algorithm) {
    return create(KeyAlgorithm.of(algorithm), algorithm);
  }

  /// Deletes a key whose signatures need no verifying any more.
  public void delete(String kid) {
    jdbc.sql("delete from signing_keys where kid = ?").param(kid).update();
  }

  private SigningKey first(KeyAlgorithm kind, String algorithm) {
    var key =
        transactions.execute(_ -> {
          jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
              .param("signing_keys " + algorithm)
              .query((_, _) -> true)
              .single();
          return newest(algorithm).orElseGet(() -> create(kind, algorithm));
        });
    if (key == null) {
      throw new IllegalStateException("no key of " + algorithm);
    }
    return key;
  }

  private Optional<SigningKey> newest(String algorithm) {
    return all(algorithm).stream().findFirst();
  }

  private SigningKey create(KeyAlgorithm kind, String algorithm) {
    try {
      var kid = UuidV7.next().toString();
      var pair = kind.generate();
      return jdbc.sql(
              """
              insert into signing_keys (kid, algorithm, private_key, public_key) values (?, ?, ?, ?)
              returning kid, algorithm, private_key, public_key, create_time
              """)
          .param(kid)
          .param(algorithm)
          .param(encryption.encrypt(pair.getPrivate().getEncoded(), PRIVATE_KEYS.context(kid)))
          .param(pair.getPublic().getEncoded())
          .query(this::read)
          .single();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM makes no key of " + algorithm, e);
    }
  }

  private SigningKey read(ResultSet row, int number) throws SQLException {
    var kid = row.getString("kid");
    var algorithm = row.getString("algorithm");
    try {
      var factory = KeyAlgorithm.of(algorithm).factory();
      return new SigningKey(
          kid,
          algorithm,
          factory.generatePrivate(new PKCS8EncodedKeySpec(clear(kid, row.getBytes("private_key")))),
          factory.generatePublic(new X509EncodedKeySpec(row.getBytes("public_key"))),
          row.getObject("create_time", OffsetDateTime.class).toInstant());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("key " + kid + " is unreadable", e);
    }
  }

  /// An instance of an older version may still write keys in clear while this one runs.
  private byte[] clear(String kid, byte[] stored) {
    return FieldEncryption.isEncrypted(stored)
        ? encryption.decryptBytes(stored, PRIVATE_KEYS.context(kid))
        : stored;
  }
}
