package id.karcis.user.google;

import id.karcis.platform.audit.AuditLog;
import id.karcis.user.account.Account;
import id.karcis.user.account.Accounts;
import id.karcis.user.account.ProvedAddresses;
import id.karcis.user.google.issuer.IdentityClaims;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Whose account an identity opens. Issuer and subject decide, once they are known here; an address
/// decides the first time only, and only if the issuer vouches for it.
@Component
final class Identities {

  /// Of two first sign-ins of one person at once, one finds on its second try what the other made.
  private static final int TRIES = 3;

  private final IdentityTable table;
  private final Accounts accounts;
  private final ProvedAddresses addresses;
  private final People people;
  private final AuditLog audit;
  private final TransactionTemplate transactions;

  Identities(
      IdentityTable table,
      Accounts accounts,
      ProvedAddresses addresses,
      People people,
      AuditLog audit,
      TransactionTemplate transactions) {
    this.table = table;
    this.accounts = accounts;
    this.addresses = addresses;
    this.people = people;
    this.audit = audit;
    this.transactions = transactions;
  }

  /// Returns the account of an identity. A new identity joins the account of its address, or opens
  /// one. Refuses FAILED_PRECONDITION `EMAIL_NOT_VERIFIED` to a new one without a proved address,
  /// and then changes nothing.
  ///
  /// @param refreshToken the issuer's, kept to be revoked when the account goes
  Account accountOf(IdentityClaims claims, @Nullable String refreshToken) {
    var person = people.of(claims);
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.execute(_ -> find(claims, person, refreshToken));
      } catch (DataIntegrityViolationException e) {
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private Account find(IdentityClaims claims, Person person, @Nullable String refreshToken) {
    return known(claims, refreshToken).orElseGet(() -> join(claims, person, refreshToken));
  }

  private Optional<Account> known(IdentityClaims claims, @Nullable String refreshToken) {
    var account = table.accountOf(claims).flatMap(accounts::findActive);
    if (account.isPresent()) {
      table.signedIn(claims, refreshToken);
    }
    return account;
  }

  private Account join(IdentityClaims claims, Person person, @Nullable String refreshToken) {
    if (person.email().isEmpty()) {
      throw SignInRefusals.emailNotVerified();
    }
    var account = addresses.accountOf(person.email(), person.displayName());
    table.add(claims, account.id(), person.email(), refreshToken);
    audit.record(
        "LinkIdentity", "User", account.id().toString(), Map.of("issuer", claims.issuer()));
    return account;
  }
}
