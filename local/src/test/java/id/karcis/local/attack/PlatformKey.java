package id.karcis.local.attack;

import id.karcis.local.sale.RunningPlatform;
import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.crypto.KeyRing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.DriverManager;
import java.sql.SQLException;
import tools.jackson.databind.json.JsonMapper;

/// The key that the running platform signs access tokens with, out of its database: to make tokens
/// in which nothing but one claim is wrong.
final class PlatformKey {

  private static final EncryptedColumn COLUMN =
      new EncryptedColumn("signing_keys", "kid", "private_key");

  private PlatformKey() {}

  /// The private key that signed this token.
  static PrivateKey of(String token) {
    var header = JsonMapper.shared().readTree(Jwts.decode(token.split("\\.", -1)[0]));
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(stored(header.path("kid").asString())));
    } catch (GeneralSecurityException | SQLException e) {
      throw new AssertionError("cannot read the signing key", e);
    }
  }

  private static FieldEncryption encryption() {
    try {
      var ring = RunningPlatform.get().dataDir().resolve("key-ring.json");
      return FieldEncryption.with(KeyRing.parse(Files.readString(ring)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] stored(String keyId) throws SQLException {
    var server = RunningPlatform.get().database();
    try (var connection =
            DriverManager.getConnection(
                server.jdbcUrl("karcis_user"), server.user(), server.password());
        var query =
            connection.prepareStatement("select private_key from signing_keys where kid = ?")) {
      query.setString(1, keyId);
      try (var rows = query.executeQuery()) {
        if (!rows.next()) {
          throw new AssertionError("no signing key " + keyId);
        }
        return encryption().decryptBytes(rows.getBytes(1), COLUMN.context(keyId));
      }
    }
  }
}
