package id.karcis.booking.mail;

/// Where mails go.
interface MailTransport {

  /// How handing over went. Anything else is a [MailNotSentException] and comes again.
  sealed interface Outcome {}

  /// It has the mail.
  record Sent() implements Outcome {}

  /// It will never take this mail.
  ///
  /// @param why for people; names no address
  record Refused(String why) implements Outcome {}

  /// Hands a mail over, within half a minute.
  Outcome send(WrittenMail mail);
}
