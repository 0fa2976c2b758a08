package id.karcis.user.account;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Role;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.platform.persistence.Etags;
import id.karcis.user.avatar.Avatars;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes and deletes accounts. What admins do to other people's accounts is audited, and each new
/// address.
@Component
final class AccountEdits {

  private final Accounts accounts;
  private final Admins admins;
  private final OwnAddress ownAddress;
  private final Avatars avatars;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final DatabaseClock clock;
  private final TransactionTemplate transactions;

  AccountEdits(
      Accounts accounts,
      Admins admins,
      OwnAddress ownAddress,
      Avatars avatars,
      AuditLog audit,
      ApplicationEventPublisher events,
      DatabaseClock clock,
      TransactionTemplate transactions) {
    this.accounts = accounts;
    this.admins = admins;
    this.ownAddress = ownAddress;
    this.avatars = avatars;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
    this.transactions = transactions;
  }

  /// Edits an account. Refuses strangers NOT_FOUND, a stale etag, a taken address, and changes of
  /// role by anybody but another admin; writing the role that is there already is no change. One's
  /// own address changes as [OwnAddress] says, and ends the account's other sessions.
  Account update(Caller caller, AccountChange change) {
    return AddressIndex.guard(() -> transactions.execute(_ -> apply(caller, change)));
  }

  private Account apply(Caller caller, AccountChange change) {
    if (!caller.mayActFor(change.id())) {
      throw AccountRefusals.unknown(change.id());
    }
    if (change.role() != null) {
      admins.lock();
    }
    var isOwn = caller.userId().equals(change.id());
    if (!isOwn) {
      admins.require(Optional.of(caller), "change another person's account");
    }
    var account = locked(change.id());
    Etags.check(change.etag(), account.version());
    changeRole(caller, account, change.role());
    var profile = change.applyTo(account.profile());
    var changed = profile.changedSince(account.profile());
    if (isOwn && changed.contains(Profile.EMAIL)) {
      changeOwnAddress(caller);
    }
    if (!profile.equals(account.profile())) {
      account.change(profile, clock.instant());
    }
    if (!isOwn) {
      audit.record(
          "UpdateUser",
          "User",
          change.id().toString(),
          Map.of("role", account.role().name(), "fields", String.join(",", changed)));
    }
    return accounts.saveAndFlush(account);
  }

  private void changeOwnAddress(Caller caller) {
    ownAddress.requireMayChange(caller);
    var session = UUID.fromString(caller.sessionId());
    events.publishEvent(new SessionsMustEnd(caller.userId(), session, "ADDRESS_CHANGED"));
    audit.record("ChangeAddress", "User", caller.userId().toString(), Map.of());
  }

  private void changeRole(Caller caller, Account account, @Nullable Role role) {
    if (role == null || role == account.role()) {
      return;
    }
    admins.require(Optional.of(caller), "change a role");
    if (caller.userId().equals(account.id())) {
      throw AccountRefusals.notOneself("change their own role");
    }
    account.changeRole(role, clock.instant());
    events.publishEvent(new SessionsMustEnd(account.id(), null, "ROLE_CHANGED"));
  }

  /// Erases an account and ends its sessions. Refuses NOT_FOUND when it is deleted already.
  void delete(Caller caller, UUID id) {
    transactions.executeWithoutResult(_ -> erase(caller, id));
  }

  private void erase(Caller caller, UUID id) {
    admins.lock();
    admins.require(Optional.of(caller), "delete an account");
    if (caller.userId().equals(id)) {
      throw AccountRefusals.notOneself("delete their own account");
    }
    locked(id).erase(clock.instant());
    avatars.remove(id);
    events.publishEvent(new AccountDeleted(id));
    audit.record("DeleteUser", "User", id.toString(), Map.of());
  }

  private Account locked(UUID id) {
    return accounts.findActiveForUpdate(id).orElseThrow(() -> AccountRefusals.unknown(id));
  }
}
