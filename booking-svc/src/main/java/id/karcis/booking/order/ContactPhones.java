package id.karcis.booking.order;

import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps the phone numbers of contacts encrypted in the database.
@Component
class ContactPhones {

  static final EncryptedColumn COLUMN = new EncryptedColumn("orders", "id", "contact_phone");

  private final FieldEncryption encryption;

  ContactPhones(FieldEncryption encryption) {
    this.encryption = encryption;
  }

  /// What is stored; null for none.
  byte @Nullable [] seal(UUID orderId, String phoneNumber) {
    return phoneNumber.isEmpty() ? null : encryption.encrypt(phoneNumber, COLUMN.context(orderId));
  }

  /// What was stored; empty for nothing.
  String open(UUID orderId, byte @Nullable [] stored) {
    return stored == null ? "" : encryption.decrypt(stored, COLUMN.context(orderId));
  }
}
