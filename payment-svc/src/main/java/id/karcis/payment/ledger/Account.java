package id.karcis.payment.ledger;

/// An account of the books.
public enum Account {
  /// What providers owe us.
  PROVIDER,
  /// What we took for orders.
  SALES,
  /// What we owe buyers.
  REFUNDS_DUE
}
