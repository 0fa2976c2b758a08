package id.karcis.user.account;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.persistence.DatabaseClock;
import id.karcis.user.avatar.Avatar;
import id.karcis.user.avatar.Avatars;
import id.karcis.user.avatar.Pictures;
import id.karcis.user.avatar.Upload;
import id.karcis.user.avatar.Uploads;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives accounts their pictures. What admins do to other people's accounts is audited.
@Component
final class AvatarEdits {

  private final Accounts accounts;
  private final Admins admins;
  private final Uploads uploads;
  private final Pictures pictures;
  private final Avatars avatars;
  private final AuditLog audit;
  private final DatabaseClock clock;
  private final TransactionTemplate transactions;

  AvatarEdits(
      Accounts accounts,
      Admins admins,
      Uploads uploads,
      Pictures pictures,
      Avatars avatars,
      AuditLog audit,
      DatabaseClock clock,
      TransactionTemplate transactions) {
    this.accounts = accounts;
    this.admins = admins;
    this.uploads = uploads;
    this.pictures = pictures;
    this.avatars = avatars;
    this.audit = audit;
    this.clock = clock;
    this.transactions = transactions;
  }

  /// Begins an upload, before any byte is taken. Refuses strangers NOT_FOUND, and
  /// RESOURCE_EXHAUSTED `TOO_MANY_REQUESTS` when too many are under way. To be closed.
  Upload begin(Caller caller, UUID id) {
    if (!caller.mayActFor(id) || accounts.findActive(id).isEmpty()) {
      throw AccountRefusals.unknown(id);
    }
    if (!caller.userId().equals(id)) {
      admins.require(Optional.of(caller), "change another person's picture");
    }
    return uploads.begin(caller.userId());
  }

  /// Makes what was uploaded the picture of the account. The same picture again changes nothing.
  /// Refuses INVALID_ARGUMENT `UNSUPPORTED_IMAGE` when it is none. Outside any transaction: it
  /// takes a while.
  Account finish(Caller caller, UUID id, Upload upload) {
    var avatar = pictures.toAvatar(upload.file());
    return transactions.execute(_ -> show(caller, id, avatar));
  }

  private Account show(Caller caller, UUID id, Avatar avatar) {
    var account = accounts.findActiveForUpdate(id).orElseThrow(() -> AccountRefusals.unknown(id));
    if (avatar.etag().equals(account.avatarEtag())) {
      return account;
    }
    avatars.put(id, avatar);
    account.showAvatar(avatar.etag(), clock.instant());
    if (!caller.userId().equals(id)) {
      audit.record("UploadAvatar", "User", id.toString(), Map.of("etag", avatar.etag()));
    }
    return accounts.saveAndFlush(account);
  }

  /// Returns the picture of an account, whoever asks.
  Avatar get(UUID id) {
    return avatars.find(id).orElseThrow(() -> Refusals.notFound("Avatar", id.toString()));
  }
}
