package id.karcis.booking.mail;

import jakarta.mail.internet.MimeMessage;

/// A mail, ready to go.
///
/// @param name ASCII letters, digits and `-`; sorts by time, tells order and kind, and stays the
///   same when the mail is written again
record WrittenMail(String name, MimeMessage message) {}
