package id.karcis.user.google;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusal;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Audits sign-ins that were refused for what the browser or the issuer brought. The state stands
/// there as a hash, so that answers to one sign-in are seen to belong together; nothing of what the
/// browser sent is repeated. The rate limit of the call bounds the rows.
@Component
final class FailedIssuerSignIns {

  /// An issuer or a database that is away is nobody's failed sign-in.
  private static final Set<ErrorReason> FAILED =
      Set.of(
          ErrorReason.SIGN_IN_STATE_INVALID,
          ErrorReason.SIGN_IN_REFUSED,
          ErrorReason.SIGN_IN_CODE_INVALID,
          ErrorReason.ID_TOKEN_INVALID,
          ErrorReason.EMAIL_NOT_VERIFIED);

  /// Of a refusal's metadata, what is a name of ours: the check that an ID token fails.
  private static final String PROBLEM = "problem";

  private final AuditLog audit;
  private final TransactionTemplate transactions;

  FailedIssuerSignIns(AuditLog audit, TransactionTemplate transactions) {
    this.audit = audit;
    this.transactions = transactions;
  }

  /// Outside any transaction: what failed has been rolled back, and this must stay.
  void record(String state, Refusal refusal) {
    if (!FAILED.contains(refusal.reason())) {
      return;
    }
    var id = HexFormat.of().formatHex(RandomText.hash(state));
    transactions.executeWithoutResult(
        _ -> audit.record("SignInFailed", "SignInState", id, details(refusal)));
  }

  private static Map<String, String> details(Refusal refusal) {
    var details = new HashMap<String, String>();
    details.put("reason", refusal.reason().name());
    var problem = refusal.metadata().get(PROBLEM);
    if (problem != null) {
      details.put(PROBLEM, problem);
    }
    return details;
  }
}
