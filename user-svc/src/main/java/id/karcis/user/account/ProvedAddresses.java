package id.karcis.user.account;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Role;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.UuidV7;
import id.karcis.user.avatar.Avatars;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds or opens the account of somebody who has proved that an email address is theirs.
///
/// Anybody can register with anybody's address. So an account whose own address was never proved
/// may be a trap, laid to read along later, or simply another person's; whatever they left goes
/// before the owner of the address gets it.
@Component
public class ProvedAddresses {

  private static final String REASON = "ACCOUNT_CLAIMED";

  private final Accounts accounts;
  private final Avatars avatars;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final DatabaseClock clock;

  ProvedAddresses(
      Accounts accounts,
      Avatars avatars,
      AuditLog audit,
      ApplicationEventPublisher events,
      DatabaseClock clock) {
    this.accounts = accounts;
    this.avatars = avatars;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /// Returns the account of a proved address, in the caller's transaction. When two ask at once for
  /// an address without an account, the index `accounts_email` stops one of them; its second try
  /// finds the other's account.
  ///
  /// Refuses FAILED_PRECONDITION `EMAIL_NOT_VERIFIED` for an admin's account whose own address was
  /// never proved: an address is not enough to become an admin, nor to lock one out.
  ///
  /// @param displayName of the account if one is opened or claimed
  @Transactional(propagation = Propagation.MANDATORY)
  public Account accountOf(String email, String displayName) {
    var found = accounts.findByAddressForUpdate(email);
    if (found.isEmpty()) {
      return open(email, displayName);
    }
    var account = found.get();
    return account.emailVerified() ? account : claim(account, displayName);
  }

  private Account open(String email, String displayName) {
    var profile = new Profile(email, displayName, "");
    var account = Account.withProvedAddress(UuidV7.next(), profile, clock.instant());
    return accounts.saveAndFlush(account);
  }

  private Account claim(Account account, String displayName) {
    if (account.role() == Role.ADMIN) {
      throw Refusals.failedPrecondition(
          ErrorReason.EMAIL_NOT_VERIFIED,
          "the address of this admin's account was never proved to Karcis: sign in with the password",
          Map.of());
    }
    account.claim(displayName, clock.instant());
    avatars.remove(account.id());
    events.publishEvent(new SessionsMustEnd(account.id(), null, REASON));
    events.publishEvent(new AccountClaimed(account.id()));
    audit.record("ClaimAccount", "User", account.id().toString(), Map.of());
    return accounts.saveAndFlush(account);
  }
}
