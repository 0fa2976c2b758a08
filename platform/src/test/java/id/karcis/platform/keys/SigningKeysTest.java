package id.karcis.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.testing.TestServers;
import java.security.Signature;
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
  private final SigningKeys keys = keys();

  private SigningKeys keys() {
    return new SigningKeys(
        JdbcClient.create(source),
        new TransactionTemplate(new DataSourceTransactionManager(source)));
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
}
