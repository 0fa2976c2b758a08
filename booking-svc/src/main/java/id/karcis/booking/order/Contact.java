package id.karcis.booking.order;

/// Whom the tickets of an order are for.
///
/// @param email where mail about the order goes; empty for the account's address
/// @param phoneNumber in the form of E.164, or empty
public record Contact(String name, String email, String phoneNumber) {

  boolean isEmpty() {
    return name.isEmpty() && email.isEmpty() && phoneNumber.isEmpty();
  }

  /// Says nothing of the person.
  @Override
  public String toString() {
    return "Contact";
  }
}
