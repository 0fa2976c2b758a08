package id.karcis.booking.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.booking.mail.MailTransport.Refused;
import id.karcis.booking.mail.MailTransport.Sent;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a mail server's answers mean.
class SmtpTransportTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private static SmtpTransport to(int port, String tls, String user, Duration limit) {
    var settings =
        new MailSettings(
            "127.0.0.1",
            port,
            user,
            user,
            tls,
            "Karcis <tickets@karcis.test>",
            "",
            1,
            1,
            "http://x");
    return new SmtpTransport(settings, limit);
  }

  private static MailTransport.Outcome send(Map<String, String> script) throws Exception {
    try (var server = new ScriptedMailServer(script)) {
      return to(server.port(), "none", "", LONG).send(mail());
    }
  }

  private static WrittenMail mail() throws MessagingException {
    var message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom("tickets@karcis.test");
    message.setRecipient(RecipientType.TO, new InternetAddress("ratna@mail.example"));
    message.setSubject("Your ticket");
    message.setText("Here it is.");
    message.saveChanges();
    return new WrittenMail("mail", message);
  }

  @Test
  void isSentWhenTheServerTakesIt() throws Exception {
    assertThat(send(Map.of())).isEqualTo(new Sent());
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT,550 5.1.1 <ratna@mail.example>: no such user",
    "RCPT,553 mailbox name not allowed",
    "DATA,554 5.7.1 we do not want this",
    ".,552 5.3.4 message too big for ratna@mail.example"
  })
  void isRefusedForGood(String command, String answer) throws Exception {
    var outcome = send(Map.of(command, answer));
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).why())
        .contains(answer.substring(0, 3))
        .doesNotContain("ratna@")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "greeting,421 too busy",
    "greeting,554 go away",
    "RCPT,450 4.2.0 greylisted",
    "RCPT,452 mailbox full",
    "DATA,451 try again",
    ".,451 try again",
    "MAIL,550 who are you",
    "MAIL,530 5.7.0 authentication required",
    ".,hang up",
    "RCPT,hang up"
  })
  void isTriedAgain(String command, String answer) {
    assertThatThrownBy(() -> send(Map.of(command, answer)))
        .isInstanceOf(MailNotSentException.class)
        .message()
        .doesNotContain("ratna@");
  }

  @Test
  void isSentWhenTheServerDoesNotSayGoodbye() throws Exception {
    assertThat(send(Map.of("QUIT", ScriptedMailServer.HANG_UP))).isEqualTo(new Sent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"greeting", "EHLO", "RCPT", "."})
  void doesNotWaitForASilentServer(String command) {
    try (var server = new ScriptedMailServer(Map.of(command, ScriptedMailServer.SILENCE))) {
      var transport = to(server.port(), "none", "", Duration.ofMillis(300));
      long start = System.nanoTime();
      assertThatThrownBy(() -> transport.send(mail())).isInstanceOf(MailNotSentException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"starttls", "tls"})
  void sendsNothingInClearWhenItShallEncrypt(String tls) {
    try (var server = new ScriptedMailServer(Map.of())) {
      var transport = to(server.port(), tls, "", Duration.ofSeconds(2));
      assertThatThrownBy(() -> transport.send(mail())).isInstanceOf(MailNotSentException.class);
      assertThat(server.heard()).doesNotContain("MAIL", "DATA");
    }
  }

  @Test
  void triesAgainWhenItsPasswordIsRefused() {
    var script = Map.of("EHLO", "250-test\r\n250 AUTH PLAIN", "AUTH", "535 5.7.8 wrong password");
    try (var server = new ScriptedMailServer(script)) {
      var transport = to(server.port(), "none", "user", LONG);
      assertThatThrownBy(() -> transport.send(mail()))
          .isInstanceOf(MailNotSentException.class)
          .hasMessageContaining("AuthenticationFailed");
    }
  }

  @Test
  void isTriedAgainWhenNobodyListens() {
    int port;
    try (var server = new ScriptedMailServer(Map.of())) {
      port = server.port();
    }
    assertThatThrownBy(() -> to(port, "none", "", LONG).send(mail()))
        .isInstanceOf(MailNotSentException.class);
  }
}
