package id.karcis.user.account;

/// Whether an account is somebody's.
enum AccountStatus {
  /// Can sign in.
  ACTIVE,
  /// Personal data is erased; only the id is left, for orders that refer to it. Final.
  DELETED
}
