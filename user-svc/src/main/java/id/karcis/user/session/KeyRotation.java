package id.karcis.user.session;

import id.karcis.platform.keys.SigningKey;
import id.karcis.platform.keys.SigningKeys;
import id.karcis.platform.persistence.DatabaseClock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes a new key for access tokens when the newest one is old, and deletes keys whose last token
/// is dead. Each instance tries; one at a time does it. [SigningKeyRing] decides which key signs.
@Component
final class KeyRotation {

  private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

  /// Any number, as long as nothing else takes this advisory lock.
  private static final long LOCK = 0x6b61726369730002L;

  private final SigningKeys keys;
  private final TokenKeySettings settings;
  private final DatabaseClock clock;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  KeyRotation(
      SigningKeys keys,
      TokenKeySettings settings,
      DatabaseClock clock,
      JdbcClient jdbc,
      TransactionTemplate transactions) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// Does what is due, unless another instance is at it.
  void runOnce() {
    transactions.executeWithoutResult(_ -> {
      if (isMyTurn()) {
        rotate();
      }
    });
  }

  private boolean isMyTurn() {
    return jdbc.sql("select pg_try_advisory_xact_lock(?)")
        .param(LOCK)
        .query(Boolean.class)
        .single();
  }

  private void rotate() {
    var now = clock.instant();
    var newestFirst = keys.all(SigningKeyRing.ALGORITHM);
    if (isOld(newestFirst, now)) {
      var made = keys.rotate(SigningKeyRing.ALGORITHM);
      log.info("Made key {} for access tokens", made.kid());
    }
    for (int i = 1; i < newestFirst.size(); i++) {
      if (newestFirst.get(i - 1).createTime().plus(settings.retiredAfter()).isBefore(now)) {
        keys.delete(newestFirst.get(i).kid());
        log.info("Deleted key {}: no access token of it is alive", newestFirst.get(i).kid());
      }
    }
  }

  private boolean isOld(List<SigningKey> newestFirst, Instant now) {
    return newestFirst.isEmpty()
        || !newestFirst.getFirst().createTime().plus(settings.tokenKeyLifetime()).isAfter(now);
  }
}
