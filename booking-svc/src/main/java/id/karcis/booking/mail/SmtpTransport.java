package id.karcis.booking.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands mails to a mail server (RFC 5321), a connection each. Every step has a time limit, and all
/// of them together one that a server cannot stretch by answering slowly.
final class SmtpTransport implements MailTransport {

  private static final Logger log = LoggerFactory.getLogger(SmtpTransport.class);

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration STEP_LIMIT = Duration.ofSeconds(10);

  /// With a question to user-svc before it, well below the lease of a mail.
  private static final Duration SEND_LIMIT = Duration.ofSeconds(20);

  private final MailSettings settings;
  private final Duration limit;
  private final Session session;

  SmtpTransport(MailSettings settings) {
    this(settings, SEND_LIMIT);
  }

  SmtpTransport(MailSettings settings, Duration limit) {
    this.settings = settings;
    this.limit = limit;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(MailSettings settings) {
    var properties = new Properties();
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", Integer.toString(settings.port()));
    properties.put("mail.smtp.localhost", settings.domain());
    properties.put("mail.smtp.from", settings.sender().getAddress());
    properties.put("mail.smtp.auth", Boolean.toString(!settings.username().isEmpty()));
    properties.put(
        "mail.smtp.starttls.enable", Boolean.toString(settings.tls().equals("starttls")));
    properties.put(
        "mail.smtp.starttls.required", Boolean.toString(settings.tls().equals("starttls")));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.tls().equals("tls")));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.connectiontimeout", Long.toString(CONNECT_LIMIT.toMillis()));
    properties.put("mail.smtp.timeout", Long.toString(STEP_LIMIT.toMillis()));
    properties.put("mail.smtp.writetimeout", Long.toString(STEP_LIMIT.toMillis()));
    // Once the server has the mail, how it says goodbye does not matter.
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  @Override
  public Outcome send(WrittenMail mail) {
    var sending = new FutureTask<Outcome>(() -> transfer(mail));
    // A virtual thread, since interrupting one ends its wait for the network.
    var thread = Thread.ofVirtual().name("smtp").start(sending);
    try {
      return sending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new MailNotSentException("the mail server took longer than " + limit, e);
    } catch (ExecutionException e) {
      throw new MailNotSentException(Reasons.of(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MailNotSentException("interrupted", e);
    } finally {
      thread.interrupt();
    }
  }

  private Outcome transfer(WrittenMail mail) throws MessagingException {
    Address[] recipients = mail.message().getAllRecipients();
    var transport = session.getTransport("smtp");
    try {
      transport.connect(orNull(settings.username()), orNull(settings.password()));
      return hand(transport, mail, recipients);
    } finally {
      close(transport);
    }
  }

  /// However that goes: by now it is known what became of the mail.
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      log.debug("the mail server did not say goodbye: {}", Reasons.of(e));
    }
  }

  private static Outcome hand(Transport transport, WrittenMail mail, Address[] recipients)
      throws MessagingException {
    try {
      transport.sendMessage(mail.message(), recipients);
      return new Sent();
    } catch (MessagingException e) {
      var refusal = Reasons.refusal(e);
      if (refusal == null) {
        throw e;
      }
      return new Refused(refusal);
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
