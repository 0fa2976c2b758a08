package id.karcis.user.account;

import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;

/// The unique index that decides who gets an email address when several ask at once.
final class AddressIndex {

  private static final String NAME = "accounts_email";

  private AddressIndex() {}

  /// Runs a transaction; refuses ALREADY_EXISTS `EMAIL_TAKEN` when it fails on the index.
  static <T> T guard(Supplier<T> transaction) {
    try {
      return transaction.get();
    } catch (DataIntegrityViolationException e) {
      if (isOurs(e)) {
        throw AccountRefusals.emailTaken();
      }
      throw e;
    }
  }

  private static boolean isOurs(DataIntegrityViolationException failure) {
    return failure.getCause() instanceof ConstraintViolationException violation
        && NAME.equals(violation.getConstraintName());
  }
}
