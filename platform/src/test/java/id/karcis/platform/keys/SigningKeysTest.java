package id.karcis.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.crypto.DecryptionException;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.crypto.KeyRing;
import id.karcis.platform.testing.TestServers;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class SigningKeysTest {

  private final DriverManagerDataSource source =
      new DriverManagerDataSource(TestServers.newDatabase());
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final KeyRing ring = KeyRing.generate();
  private final SigningKeys keys = keys(ring);

  private SigningKeys keys() {
    return keys(ring);
  }

  private SigningKeys keys(KeyRing other) {
    return new SigningKeys(
        jdbc,
        new TransactionTemplate(new DataSourceTransactionManager(source)),
        FieldEncryption.with(other));
  }

  @BeforeEach
  void createsTables() {
    Flyway.configure().dataSource(source).locations("classpath:db/platform").load().migrate();
  }

  @Test
  void makesOneKeyForInstancesThatStartAtOnce() {
    Set<String> kids = ConcurrentHashMap.newKeySet();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> kids.add(keys().current("ES256").kid()));
      }
    }
    assertThat(kids).hasSize(1);
    assertThat(keys.all("ES256")).hasSize(1);
  }

  @Test
  void signsWithWhatItReadBack() throws Exception {
    verifies("ES256", "SHA256withECDSA");
    verifies("Ed25519", "Ed25519");
  }

  private void verifies(String algorithm, String signature) throws Exception {
    var made = keys.current(algorithm);
    var read = keys().current(algorithm);
    var signer = Signature.getInstance(signature);
    signer.initSign(made.privateKey());
    signer.update(new byte[] {1});
    var bytes = signer.sign();
    signer.initVerify(read.publicKey());
    signer.update(new byte[] {1});
    assertThat(signer.verify(bytes)).isTrue();
    assertThat(made.toString()).doesNotContainIgnoringCase("private");
  }

  @Test
  void usesTheNewKeyAndKeepsTheOldOne() {
    var old = keys.current("ES256");
    var rotated = keys.rotate("ES256");
    assertThat(keys.current("ES256").kid()).isEqualTo(rotated.kid()).isNotEqualTo(old.kid());
    assertThat(keys.all("ES256"))
        .extracting(SigningKey::kid)
        .containsExactly(rotated.kid(), old.kid());
  }

  @Test
  void refusesUnknownAlgorithms() {
    assertThatThrownBy(() -> keys.current("HS256"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected ES256 or Ed25519");
  }

  @Test
  void storesNoPrivateKeyInClear() {
    var key = keys.current("ES256");
    var stored = storedPrivateKey(key.kid());
    assertThat(stored).startsWith(ring.primary().prefix());
    assertThat(HexFormat.of().formatHex(stored))
        .doesNotContain(HexFormat.of().formatHex(key.privateKey().getEncoded()));
    assertThatThrownBy(() -> keys(KeyRing.generate()).current("ES256"))
        .isInstanceOf(DecryptionException.class)
        .hasMessageContaining("which the key ring does not have");
  }

  @Test
  void refusesAPrivateKeyThatBelongsToAnotherRow() {
    var first = keys.rotate("ES256");
    var second = keys.rotate("ES256");
    jdbc.sql("update signing_keys set private_key = ? where kid = ?")
        .param(storedPrivateKey(first.kid()))
        .param(second.kid())
        .update();
    assertThatThrownBy(() -> keys.current("ES256"))
        .isInstanceOf(DecryptionException.class)
        .hasMessageContaining("belongs to another row");
  }

  @Test
  void readsAndEncryptsKeysOfOlderVersions() {
    var key = keys.current("Ed25519");
    jdbc.sql("update signing_keys set private_key = ?")
        .param(key.privateKey().getEncoded())
        .update();
    assertThat(keys.current("Ed25519").privateKey()).isEqualTo(key.privateKey());

    keys.encryptClearKeys();
    var encrypted = storedPrivateKey(key.kid());
    assertThat(encrypted).startsWith(ring.primary().prefix());
    assertThat(keys.current("Ed25519").privateKey()).isEqualTo(key.privateKey());

    keys.encryptClearKeys();
    assertThat(storedPrivateKey(key.kid())).isEqualTo(encrypted);
  }

  private byte[] storedPrivateKey(String kid) {
    return jdbc.sql("select private_key from signing_keys where kid = ?")
        .param(kid)
        .query((row, _) -> row.getBytes(1))
        .single();
  }
}
