package id.karcis.payment.ledger;

import static id.karcis.payment.ledger.Account.PROVIDER;
import static id.karcis.payment.ledger.Account.REFUNDS_DUE;
import static id.karcis.payment.ledger.Account.SALES;

/// What can happen to money, and which two accounts it moves between.
public enum Booking {
  /// The provider took a buyer's money.
  CHARGE(PROVIDER, SALES),
  /// We promised to send some of it back.
  REFUND(SALES, REFUNDS_DUE),
  /// The provider sends it back.
  PAYOUT(REFUNDS_DUE, PROVIDER),
  /// What the provider sent back came back to us.
  PAYOUT_RETURNED(PROVIDER, REFUNDS_DUE);

  private final Account debit;
  private final Account credit;

  Booking(Account debit, Account credit) {
    this.debit = debit;
    this.credit = credit;
  }

  /// Returns the account whose balance rises.
  public Account debit() {
    return debit;
  }

  /// Returns the account whose balance falls.
  public Account credit() {
    return credit;
  }
}
