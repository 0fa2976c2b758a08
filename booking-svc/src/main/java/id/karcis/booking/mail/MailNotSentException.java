package id.karcis.booking.mail;

import org.jspecify.annotations.Nullable;

/// A mail could not be sent now; later it may. The message names no address.
final class MailNotSentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MailNotSentException(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
