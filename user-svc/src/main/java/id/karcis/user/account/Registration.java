package id.karcis.user.account;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.identity.Role;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.UuidV7;
import id.karcis.user.password.PasswordHashes;
import id.karcis.user.password.PasswordRules;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens accounts. Not idempotent: the second time the address is taken.
@Component
final class Registration {

  private final Accounts accounts;
  private final Admins admins;
  private final PasswordHashes passwords;
  private final AuditLog audit;
  private final DatabaseClock clock;
  private final TransactionTemplate transactions;

  Registration(
      Accounts accounts,
      Admins admins,
      PasswordHashes passwords,
      AuditLog audit,
      DatabaseClock clock,
      TransactionTemplate transactions) {
    this.accounts = accounts;
    this.admins = admins;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
    this.transactions = transactions;
  }

  /// Opens an account for the caller of this thread's call. Refuses an admin's account to everybody
  /// but admins, weak passwords (a caller over gRPC hears of them earlier, see
  /// [CreateUserRequestRule]), and addresses that have an account.
  Account register(NewAccount wanted) {
    if (wanted.role() == Role.ADMIN) {
      admins.require(Callers.optional(), "open an admin's account");
    }
    return open(wanted);
  }

  /// Opens an account whoever asks.
  Account open(NewAccount wanted) {
    PasswordRules.objection(wanted.password(), wanted.profile().guessable())
        .ifPresent(objection -> {
          throw AccountRefusals.weakPassword(objection);
        });
    // Before the look at the address, so that a taken one takes as long as a free one.
    var hash = passwords.hash(wanted.password());
    if (accounts.findByAddress(wanted.profile().email()).isPresent()) {
      throw AccountRefusals.emailTaken(); // Saves a transaction; the index decides.
    }
    return AddressIndex.guard(() -> transactions.execute(_ -> save(wanted, hash)));
  }

  private Account save(NewAccount wanted, String hash) {
    var account =
        new Account(UuidV7.next(), wanted.profile(), wanted.role(), hash, clock.instant());
    var saved = accounts.saveAndFlush(account);
    if (Callers.optional().isPresent() || wanted.role() == Role.ADMIN) {
      audit.record(
          "CreateUser", "User", saved.id().toString(), Map.of("role", saved.role().name()));
    }
    return saved;
  }
}
