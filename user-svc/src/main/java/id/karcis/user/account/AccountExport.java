package id.karcis.user.account;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.export.PersonalDataFile;
import id.karcis.platform.identity.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells people everything that is held on them, in all services. Each export is audited.
@Component
final class AccountExport {

  private final Accounts accounts;
  private final Admins admins;
  private final PersonalDataFile file;
  private final AuditLog audit;
  private final TransactionTemplate transactions;

  AccountExport(
      Accounts accounts,
      Admins admins,
      PersonalDataFile file,
      AuditLog audit,
      TransactionTemplate transactions) {
    this.accounts = accounts;
    this.admins = admins;
    this.file = file;
    this.audit = audit;
    this.transactions = transactions;
  }

  /// A JSON object. Refuses strangers NOT_FOUND; DEPENDENCY_UNAVAILABLE while a neighbour or Redis
  /// is away, since a file with gaps would be taken for everything.
  String export(Caller caller, UUID id) {
    if (!caller.mayActFor(id)) {
      throw AccountRefusals.unknown(id);
    }
    if (!caller.userId().equals(id)) {
      admins.require(Optional.of(caller), "export another person's data");
    }
    var _ = accounts.findActive(id).orElseThrow(() -> AccountRefusals.unknown(id));
    var json = file.json(id);
    transactions.executeWithoutResult(
        _ -> audit.record("ExportUser", "User", id.toString(), Map.of()));
    return json;
  }
}
