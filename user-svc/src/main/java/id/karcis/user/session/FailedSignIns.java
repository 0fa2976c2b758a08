package id.karcis.user.session;

import id.karcis.platform.audit.AuditLog;
import id.karcis.user.account.Account;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Audits sign-ins that failed, with the same one statement whether the address has an account or
/// not. An unknown address is recorded as a keyed hash: tries of one address are seen to belong
/// together, and nobody finds out which one it was by hashing a list of addresses.
@Component
final class FailedSignIns {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "karcis-failed-sign-in-1:";

  private final AuditLog audit;
  private final TransactionTemplate transactions;
  private final SecretKeySpec key;

  FailedSignIns(
      AuditLog audit,
      TransactionTemplate transactions,
      @Value("${karcis.service-secret}") String secret) {
    this.audit = audit;
    this.transactions = transactions;
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  void record(Optional<Account> account, String email) {
    var type = account.isPresent() ? "User" : "EmailAddress";
    var hash = hash(email);
    var id = account.map(known -> known.id().toString()).orElse(hash);
    transactions.executeWithoutResult(_ -> audit.record("SignInFailed", type, id, Map.of()));
  }

  private String hash(String email) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var text = PURPOSE + email.toLowerCase(Locale.ROOT);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }
}
