package id.karcis.booking.mail;

import id.karcis.booking.mail.MailTransport.Refused;
import id.karcis.booking.mail.MailTransport.Sent;
import id.karcis.platform.persistence.DatabaseClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Sends one mail: finds out to whom, writes it, hands it over and notes how it ended. Comes again
/// by the outbox, later and later, until it ended.
@Component
class MailDelivery {

  private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

  /// As long as a mail server tries (RFC 5321, 4.5.4.1).
  private static final Duration PATIENCE = Duration.ofDays(5);

  /// Short, because other messages of the outbox wait for whoever waits here.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Mails mails;
  private final Recipients recipients;
  private final MailWriter writer;
  private final MailTransport transport;
  private final DatabaseClock clock;
  private final ObjectProvider<MeterRegistry> meters;
  private final Semaphore places;

  MailDelivery(
      Mails mails,
      Recipients recipients,
      MailWriter writer,
      MailTransport transport,
      MailSettings settings,
      DatabaseClock clock,
      ObjectProvider<MeterRegistry> meters) {
    this.mails = mails;
    this.recipients = recipients;
    this.writer = writer;
    this.transport = transport;
    this.clock = clock;
    this.meters = meters;
    this.places = new Semaphore(settings.atOnce());
  }

  /// Returns when the mail ended, however; nothing happens if it had before.
  ///
  /// @throws RuntimeException when it must come again
  void deliver(UUID mailId) {
    var mail = mails.find(mailId).orElse(null);
    if (mail == null || mail.hasEnded()) {
      return;
    }
    takePlace();
    try {
      send(mail);
    } catch (RuntimeException failure) {
      if (clock.instant().isBefore(mail.createTime().plus(PATIENCE))) {
        throw failure;
      }
      end(mail, Ending.GIVEN_UP, failure.toString());
    } finally {
      places.release();
    }
  }

  private void send(Mail mail) {
    var recipient = recipients.of(mail.orderId());
    if (recipient.isEmpty()) {
      end(mail, Ending.REFUSED, "nobody's address is known");
      return;
    }
    var written = writer.write(mail, recipient.get());
    if (written.isEmpty()) {
      end(mail, Ending.MOOT, "what it was about is over");
      return;
    }
    switch (transport.send(written.get())) {
      case Sent _ -> end(mail, Ending.SENT, "");
      case Refused(var why) -> end(mail, Ending.REFUSED, why);
    }
  }

  private void end(Mail mail, Ending ending, String reason) {
    mails.end(mail.id(), ending, reason);
    meters.ifUnique(registry ->
        registry
            .counter("karcis.mail", "kind", mail.kind().name(), "end", ending.name())
            .increment());
    var event = ending == Ending.REFUSED || ending == Ending.GIVEN_UP ? log.atWarn() : log.atInfo();
    event
        .addKeyValue("mail", mail.id())
        .addKeyValue("order", mail.orderId())
        .log("mail {} of order {} is {} {}", mail.kind(), mail.orderId(), ending, reason);
  }

  private void takePlace() {
    try {
      if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MailNotSentException("other mails are on their way", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MailNotSentException("interrupted", e);
    }
  }
}
