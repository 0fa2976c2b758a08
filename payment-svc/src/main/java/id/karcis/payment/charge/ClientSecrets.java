package id.karcis.payment.charge;

import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What buyers' clients finish charges with that wait for the buyer. Stored encrypted, and only as
/// long as the charge waits.
@Component
public class ClientSecrets {

  static final EncryptedColumn COLUMN =
      new EncryptedColumn("payment_attempts", "id", "client_secret");

  private record Stored(UUID attemptId, byte[] cipher) {}

  private static final String FIND =
      """
      SELECT id, client_secret FROM payment_attempts
      WHERE payment_id = :payment AND client_secret IS NOT NULL
      """;

  private final JdbcClient jdbc;
  private final Attempts attempts;
  private final FieldEncryption encryption;

  ClientSecrets(JdbcClient jdbc, Attempts attempts, FieldEncryption encryption) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.encryption = encryption;
  }

  void keep(Attempt attempt, String secret) {
    attempts.requireAction(attempt.id(), encryption.encrypt(secret, COLUMN.context(attempt.id())));
  }

  /// Returns what the buyer's client finishes the charge of a payment with; empty if it does not
  /// wait for the buyer. For the buyer alone.
  public Optional<String> of(UUID paymentId) {
    return jdbc.sql(FIND)
        .param("payment", paymentId)
        .query(
            (row, _) -> new Stored(row.getObject("id", UUID.class), row.getBytes("client_secret")))
        .optional()
        .map(stored -> encryption.decrypt(stored.cipher(), COLUMN.context(stored.attemptId())));
  }
}
