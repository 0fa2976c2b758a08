package id.karcis.user.account;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.user.password.PasswordCheck;
import id.karcis.user.password.PasswordHashes;
import id.karcis.user.password.PasswordRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes passwords. A token is not enough for it, since somebody may have found it: the caller
/// gives their own password once more, or has just signed in if they never had one.
@Component
final class PasswordChange {

  /// Longest time since the sign-in of somebody who has no password.
  static final Duration FRESH = Duration.ofMinutes(10);

  private static final String REASON = "PASSWORD_CHANGED";

  private final Accounts accounts;
  private final Admins admins;
  private final PasswordCheck check;
  private final PasswordHashes hashes;
  private final RecentSignIn signIns;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final DatabaseClock clock;
  private final TransactionTemplate transactions;

  PasswordChange(
      Accounts accounts,
      Admins admins,
      PasswordCheck check,
      PasswordHashes hashes,
      RecentSignIn signIns,
      AuditLog audit,
      ApplicationEventPublisher events,
      DatabaseClock clock,
      TransactionTemplate transactions) {
    this.accounts = accounts;
    this.admins = admins;
    this.check = check;
    this.hashes = hashes;
    this.signIns = signIns;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
    this.transactions = transactions;
  }

  /// Changes the password of an account and ends its other sessions; all of them if it is not the
  /// caller's. Of several changes with the same current password one wins, the others find theirs
  /// wrong. Outside any transaction: hashing takes a while.
  ///
  /// A wrong current password is audited as `PasswordCheckFailed` of the account it was tried for.
  /// Refuses strangers NOT_FOUND; a wrong current and a weak new password as violations, both at
  /// once; RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` after too many wrong ones; FAILED_PRECONDITION
  /// `REAUTHENTICATION_REQUIRED` to somebody without a password whose sign-in is older than
  /// [#FRESH].
  void change(Caller caller, UUID id, String current, String wanted) {
    if (!caller.mayActFor(id)) {
      throw AccountRefusals.unknown(id);
    }
    var account = active(id);
    var prover = caller.userId().equals(id) ? account : admin(caller);
    var violations = new ArrayList<FieldViolation>();
    PasswordRules.objection(wanted, account.profile().guessable())
        .ifPresent(it -> violations.add(AccountRefusals.weakPassword("newPassword", it)));
    prove(caller, prover, current).ifPresent(violations::add);
    if (!violations.isEmpty()) {
      throw Refusals.invalid(violations);
    }
    var hash = hashes.hash(wanted);
    transactions.executeWithoutResult(_ -> write(caller, prover, id, hash));
  }

  private Account admin(Caller caller) {
    admins.require(Optional.of(caller), "change another person's password");
    return active(caller.userId());
  }

  private Account active(UUID id) {
    return accounts.findActive(id).orElseThrow(() -> AccountRefusals.unknown(id));
  }

  private Optional<FieldViolation> prove(Caller caller, Account prover, String current) {
    if (prover.passwordHash() != null) {
      if (check.matches(who(prover), current, prover.passwordHash())) {
        return Optional.empty();
      }
      recordFailure(prover);
      return Optional.of(wrong());
    }
    if (!signIns.isWithin(caller, FRESH)) {
      throw AccountRefusals.signInAgain(FRESH);
    }
    return current.isEmpty() ? Optional.empty() : Optional.of(wrong());
  }

  /// In a transaction of its own, since the change is refused.
  private void recordFailure(Account prover) {
    transactions.executeWithoutResult(
        _ -> audit.record("PasswordCheckFailed", "User", prover.id().toString(), Map.of()));
  }

  /// As a login says it, so that wrong tries here and there add up.
  private static String who(Account prover) {
    return "email:" + prover.email().toLowerCase(Locale.ROOT);
  }

  private static FieldViolation wrong() {
    return new FieldViolation("currentPassword", "WRONG_PASSWORD", "is not the current password");
  }

  private void write(Caller caller, Account prover, UUID id, String hash) {
    var account = accounts.findActiveForUpdate(id).orElseThrow(() -> AccountRefusals.unknown(id));
    var isOwn = prover.id().equals(id);
    if (isOwn && !Objects.equals(account.passwordHash(), prover.passwordHash())) {
      throw Refusals.invalid(List.of(wrong())); // Changed since it was compared.
    }
    account.changePassword(hash, clock.instant());
    accounts.saveAndFlush(account);
    var session = isOwn ? UUID.fromString(caller.sessionId()) : null;
    events.publishEvent(new SessionsMustEnd(id, session, REASON));
    audit.record("ChangePassword", "User", id.toString(), Map.of());
  }
}
