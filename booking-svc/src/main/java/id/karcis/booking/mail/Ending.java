package id.karcis.booking.mail;

/// How a mail ended. None of them is tried again.
enum Ending {
  /// The mail server, or the folder, has it.
  SENT,
  /// The mail server will never take it, or there is nobody to send it to.
  REFUSED,
  /// What it was about is over.
  MOOT,
  /// It could not be sent for days.
  GIVEN_UP
}
