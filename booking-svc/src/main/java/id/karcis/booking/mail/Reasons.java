package id.karcis.booking.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/// What a mail server means when it says no.
final class Reasons {

  /// Replies from here on are for good (RFC 5321, 4.2.1).
  private static final int PERMANENT = 500;

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@:;,]+@([^\\s<>@:;,]+)");
  private static final int MAX_CHARACTERS = 300;

  private Reasons() {}

  /// Returns why the server will never take this mail; null when it may later. A sender that it
  /// does not like, or a password, is our settings' fault and none of the mail's.
  static @Nullable String refusal(MessagingException failure) {
    for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
      if (e instanceof AuthenticationFailedException || e instanceof SMTPSenderFailedException) {
        return null;
      }
      if (e instanceof SMTPAddressFailedException address) {
        return address.getReturnCode() >= PERMANENT ? of(address) : null;
      }
      if (e instanceof SMTPSendFailedException send && isAboutTheMail(send)) {
        return send.getReturnCode() >= PERMANENT ? of(send) : null;
      }
    }
    return null;
  }

  /// Said after the mail was seen, or to its recipient, rather than to us.
  private static boolean isAboutTheMail(SMTPSendFailedException failure) {
    var command = failure.getCommand();
    return command != null && !command.startsWith("MAIL") && failure.getNextException() == null;
  }

  /// What happened in one line without anybody's address.
  static String of(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason given";
    }
    var text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    var line = text.replaceAll("\\s+", " ").strip();
    var masked = ADDRESS.matcher(line).replaceAll("***@$1");
    return masked.substring(0, Math.min(masked.length(), MAX_CHARACTERS));
  }
}
