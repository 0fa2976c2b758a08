package id.karcis.platform.identity;

/// What a user may do in general. The names stand in access tokens.
public enum Role {
  /// Organizer: may do everything that the contract reserves.
  ADMIN,
  /// Buyer.
  CUSTOMER
}
