package id.karcis.booking.mail;

import id.karcis.booking.account.Accounts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds out to whom the mails of an order go: to the address that was given with the order, else
/// to the buyer's account. Asks user-svc, so never inside a transaction.
@Component
class Recipients {

  private static final String CONTACT =
      """
      SELECT user_id, coalesce(contact_email, '') AS email, coalesce(contact_name, '') AS name
      FROM orders WHERE id = :id
      """;

  private record Contact(UUID userId, String email, String name) {}

  private final JdbcClient jdbc;
  private final Accounts accounts;

  Recipients(JdbcClient jdbc, Accounts accounts) {
    this.jdbc = jdbc;
    this.accounts = accounts;
  }

  /// Returns nobody when the order names no address and its buyer's account is gone.
  Optional<Recipient> of(UUID orderId) {
    var contact = jdbc.sql(CONTACT).param("id", orderId).query(Contact.class).single();
    if (!contact.email().isEmpty()) {
      return Optional.of(new Recipient(contact.email(), contact.name()));
    }
    var account = accounts.contacts(List.of(contact.userId())).get(contact.userId());
    return Optional.ofNullable(account)
        .map(it ->
            new Recipient(
                it.email(), contact.name().isEmpty() ? it.displayName() : contact.name()));
  }
}
