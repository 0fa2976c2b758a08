package id.karcis.booking.order;

import id.karcis.platform.audit.AuditLog;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.persistence.Etags;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes what is said with an order: whom its tickets are for, and the note.
@Component
class OrderNotes {

  private static final String WRITE =
      """
      UPDATE orders
      SET contact_name = :name, contact_email = :email, contact_phone = :phone,
          note = nullif(:note, ''), version = version + 1
      WHERE id = :id
      """;

  private final Orders orders;
  private final ContactPhones phones;
  private final AuditLog audit;
  private final JdbcClient jdbc;

  OrderNotes(Orders orders, ContactPhones phones, AuditLog audit, JdbcClient jdbc) {
    this.orders = orders;
    this.phones = phones;
    this.audit = audit;
    this.jdbc = jdbc;
  }

  /// What shall be said.
  ///
  /// @param contact null for the buyer
  record Notes(@Nullable Contact contact, String note) {}

  /// Which of it an update changes.
  interface Edit {
    Notes apply(Notes current);
  }

  /// Changes an order in any state. Refuses NOT_FOUND for one that the caller must not see, and
  /// STALE_ETAG.
  ///
  /// @param etag that must be the current one; empty for any
  /// @param by the buyer, or an admin, which is audited
  @Transactional
  public Order update(UUID orderId, String etag, Edit edit, Caller by) {
    var order =
        orders
            .lock(orderId)
            .filter(found -> by.mayActFor(found.userId()))
            .orElseThrow(() -> Refusals.notFound("order", orderId.toString()));
    Etags.check(etag, order.version());
    write(orderId, edit.apply(new Notes(order.contact(), order.note())));
    if (!by.userId().equals(order.userId())) {
      audit.record("UpdateOrder", "order", orderId.toString(), Map.of("code", order.code()));
    }
    return orders.find(orderId).orElseThrow();
  }

  private void write(UUID orderId, Notes notes) {
    var contact = notes.contact();
    jdbc.sql(WRITE)
        .param("id", orderId)
        .param("name", contact == null ? null : contact.name())
        .param("email", contact == null ? null : contact.email())
        .param("phone", contact == null ? null : phones.seal(orderId, contact.phoneNumber()))
        .param("note", notes.note())
        .update();
  }
}
