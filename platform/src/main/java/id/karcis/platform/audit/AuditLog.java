package id.karcis.platform.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.UuidV7;
import id.karcis.platform.request.RequestContext;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Records who changed what, in the transaction that changes it. Details hold no personal data and
/// no secret.
public final class AuditLog {

  private final JdbcClient jdbc;

  AuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Adds a row for the caller of this thread's call.
  ///
  /// @param action verb and noun, such as `CancelEvent`
  /// @throws IllegalStateException outside a transaction
  public void record(
      String action, String resourceType, String resourceId, Map<String, String> details) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("audit rows are written in the transaction that changes");
    }
    insert(action, resourceType, resourceId, details);
  }

  /// Adds a row for what the caller is about to bring about elsewhere, such as a payment by an
  /// admin: before it happens, since no transaction spans both.
  ///
  /// @param action verb and noun, such as `PayOrder`
  public void recordAttempt(
      String action, String resourceType, String resourceId, Map<String, String> details) {
    insert(action, resourceType, resourceId, details);
  }

  private void insert(
      String action, String resourceType, String resourceId, Map<String, String> details) {
    jdbc.sql(
            """
            insert into audit_log (id, actor, action, resource_type, resource_id, request_id, details)
            values (?, ?, ?, ?, ?, ?, cast(? as jsonb))
            """)
        .param(UuidV7.next())
        .param(Callers.optional().map(Caller::userId).orElse(null))
        .param(action)
        .param(resourceType)
        .param(resourceId)
        .param(RequestContext.current().requestId())
        .param(json(details))
        .update();
  }

  private static String json(Map<String, String> details) {
    var struct = Struct.newBuilder();
    details.forEach(
        (name, value) -> struct.putFields(name, Value.newBuilder().setStringValue(value).build()));
    try {
      return JsonFormat.printer().print(struct);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    }
  }
}
