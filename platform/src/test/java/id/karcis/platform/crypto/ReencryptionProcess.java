package id.karcis.platform.crypto;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Encrypts a database anew and ends: a process that a test kills.
final class ReencryptionProcess {

  static final String DATABASE = "TEST_DATABASE";
  static final String RING = "TEST_RING";

  private ReencryptionProcess() {}

  public static void main(String[] args) throws Exception {
    var database = new DriverManagerDataSource(System.getenv(DATABASE));
    try (var connection = database.getConnection()) {
      var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      var ring = FieldEncryption.with(KeyRing.parse(System.getenv(RING)));
      new Reencryption(List.of(KilledReencryptionTest.NOTES), ring, jdbc).run();
    }
  }
}
