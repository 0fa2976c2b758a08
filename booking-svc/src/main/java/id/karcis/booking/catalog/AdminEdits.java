package id.karcis.booking.catalog;

import id.karcis.platform.audit.AuditLog;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes the audit rows of the catalog, in the transaction that changes it.
@Component
public class AdminEdits {

  private final AuditLog audit;

  AdminEdits(AuditLog audit) {
    this.audit = audit;
  }

  /// Records that the caller made a resource.
  public void created(String type, UUID id) {
    audit.record("Create" + type, type, id.toString(), Map.of());
  }

  /// Records that the caller changed a resource; its new version says which change it was.
  public void updated(String type, UUID id, long version) {
    audit.record("Update" + type, type, id.toString(), Map.of("version", Long.toString(version)));
  }

  /// Records that the caller changed a resource in another way than by an edit.
  ///
  /// @param action verb and noun, such as `UpdateStock`
  public void changed(String action, String type, UUID id, long version) {
    audit.record(action, type, id.toString(), Map.of("version", Long.toString(version)));
  }

  /// Records that the caller deleted a resource.
  public void deleted(String type, UUID id) {
    audit.record("Delete" + type, type, id.toString(), Map.of());
  }
}
