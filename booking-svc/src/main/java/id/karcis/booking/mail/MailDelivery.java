package id.karcis.booking.mail;

import id.karcis.booking.mail.MailTransport.Refused;
import id.karcis.booking.mail.MailTransport.Sent;
import id.karcis.platform.persistence.DatabaseClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Sends the mail that is due: finds out to whom, writes it, hands it over and notes how it ended,
/// or when to try again. One that cannot be sent keeps no other one waiting.
@Component
class MailDelivery {

  private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

  /// Longer than an attempt may take.
  private static final Duration LEASE = Duration.ofMinutes(1);

  /// As long as a mail server tries (RFC 5321, 4.5.4.1).
  private static final Duration PATIENCE = Duration.ofDays(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final int MAX_DOUBLINGS = 10;

  /// Pauses are up to this part longer, so that mails that failed together do not come together.
  private static final double JITTER = 0.4;

  private final Mails mails;
  private final Recipients recipients;
  private final MailWriter writer;
  private final MailTransport transport;
  private final DatabaseClock clock;
  private final ObjectProvider<MeterRegistry> meters;

  MailDelivery(
      Mails mails,
      Recipients recipients,
      MailWriter writer,
      MailTransport transport,
      DatabaseClock clock,
      ObjectProvider<MeterRegistry> meters) {
    this.mails = mails;
    this.recipients = recipients;
    this.writer = writer;
    this.transport = transport;
    this.clock = clock;
    this.meters = meters;
  }

  /// Tells whether a mail was due.
  boolean deliverNext() {
    var mail = mails.claim(LEASE);
    mail.ifPresent(this::deliver);
    return mail.isPresent();
  }

  /// Tries a claimed mail.
  void deliver(Mail mail) {
    try {
      send(mail);
    } catch (RuntimeException failure) {
      if (clock.instant().isBefore(mail.createTime().plus(PATIENCE))) {
        later(mail, failure);
      } else {
        end(mail, Ending.GIVEN_UP, failure.toString());
      }
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

  private void later(Mail mail, RuntimeException failure) {
    var pause = pause(mail.attempts(), ThreadLocalRandom.current().nextDouble());
    mails.later(mail, pause, failure.toString());
    log.atInfo()
        .addKeyValue("mail", mail.id())
        .addKeyValue("attempt", mail.attempts())
        .log("a mail was not sent, again in {} ms: {}", pause.toMillis(), failure.toString());
  }

  /// Doubles from half a second to two minutes.
  ///
  /// @param random from 0 to 1
  static Duration pause(int attempts, double random) {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.clamp(attempts - 1, 0, MAX_DOUBLINGS));
    var capped = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    return Duration.ofMillis((long) (capped.toMillis() * (1 + JITTER * random)));
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
}
