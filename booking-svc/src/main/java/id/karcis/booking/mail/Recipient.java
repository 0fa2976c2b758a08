package id.karcis.booking.mail;

/// Whom a mail goes to.
///
/// @param name may be empty
record Recipient(String email, String name) {

  /// The address without what names the person: `b***@karcis.test`.
  String hint() {
    int at = email.lastIndexOf('@');
    return email.substring(0, Math.min(1, at)) + "***" + email.substring(at);
  }

  /// Names nobody, since it ends in logs.
  @Override
  public String toString() {
    return "Recipient[" + hint() + "]";
  }
}
