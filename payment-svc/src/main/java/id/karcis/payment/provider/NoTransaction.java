package id.karcis.payment.provider;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/// A company outside takes no part in our transactions, and waiting for it inside one holds locks.
public final class NoTransaction {

  private NoTransaction() {}

  /// @throws IllegalStateException inside a transaction
  public static void require() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a provider was called inside a transaction");
    }
  }
}
