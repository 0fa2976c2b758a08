package id.karcis.user.account;

import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;

/// Keeps phone numbers encrypted in the database and in clear in a loaded [Account]. Hibernate
/// calls it; every write encrypts anew, so that nothing is written with a key that is about to go.
final class PhoneEncryption {

  static final EncryptedColumn COLUMN = new EncryptedColumn("accounts", "id", "phone_cipher");

  private final FieldEncryption encryption;

  PhoneEncryption(FieldEncryption encryption) {
    this.encryption = encryption;
  }

  @PrePersist
  @PreUpdate
  void seal(Account account) {
    account.sealPhone(phone -> encryption.encrypt(phone, COLUMN.context(account.id())));
  }

  @PostLoad
  void open(Account account) {
    account.openPhone(cipher -> encryption.decrypt(cipher, COLUMN.context(account.id())));
  }
}
