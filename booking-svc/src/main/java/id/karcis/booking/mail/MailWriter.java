package id.karcis.booking.mail;

import id.karcis.booking.ticket.TicketFile;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// Writes mails (RFC 5322, MIME). Written twice, a mail has the same Message-ID and date.
@Component
class MailWriter {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /// Mail programs cut longer ones.
  private static final int MAX_SUBJECT_CHARACTERS = 150;

  private static final int MAX_NAME_CHARACTERS = 100;

  /// Sorts by time.
  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Letters letters;
  private final Attachments attachments;
  private final MailSettings settings;

  MailWriter(Letters letters, Attachments attachments, MailSettings settings) {
    this.letters = letters;
    this.attachments = attachments;
    this.settings = settings;
  }

  /// Returns nothing when there is nothing to tell any more.
  Optional<WrittenMail> write(Mail mail, Recipient recipient) {
    return letters
        .write(mail)
        .map(letter -> {
          try {
            return new WrittenMail(name(mail, letter), message(mail, letter, recipient));
          } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException("mail %s cannot be written".formatted(mail.id()), e);
          }
        });
  }

  private static String name(Mail mail, Letter letter) {
    return "%s-%s-%s-%s"
        .formatted(
            NAME_TIME.format(mail.createTime()),
            letter.orderCode(),
            mail.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            mail.id());
  }

  private MimeMessage message(Mail mail, Letter letter, Recipient recipient)
      throws MessagingException, UnsupportedEncodingException {
    var message = new NamedMessage("<%s@%s>".formatted(mail.id(), settings.domain()));
    var name = Texts.line(recipient.name(), MAX_NAME_CHARACTERS);
    message.setFrom(settings.sender());
    message.setRecipient(RecipientType.TO, new InternetAddress(recipient.email(), name, UTF_8));
    message.setSubject(Texts.line(letter.subject(), MAX_SUBJECT_CHARACTERS), UTF_8);
    message.setSentDate(Date.from(mail.createTime()));
    // Nobody's holiday notice need answer (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(content(letter, name.isEmpty() ? "Hello," : "Hello " + name + ","));
    message.saveChanges();
    return message;
  }

  private Multipart content(Letter letter, String salutation) throws MessagingException {
    var files = attachments.of(letter);
    var content = new MimeMultipart("mixed");
    var words = new MimeBodyPart();
    words.setContent(words(files.explain(letter), salutation));
    content.addBodyPart(words);
    for (var file : files.files()) {
      content.addBodyPart(part(file));
    }
    return content;
  }

  /// The last form is the best one (RFC 2046, 5.1.4).
  private Multipart words(Letter letter, String salutation) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(LetterForms.text(letter, salutation, settings.publicUrl()), UTF_8);
    var html = new MimeBodyPart();
    html.setText(LetterForms.html(letter, salutation, settings.publicUrl()), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }

  private static MimeBodyPart part(TicketFile file) throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(file.content(), file.contentType())));
    part.setFileName(file.name());
    part.setDisposition(Part.ATTACHMENT);
    return part;
  }

  /// A message that keeps the Message-ID it was given.
  private static final class NamedMessage extends MimeMessage {

    private final String messageId;

    NamedMessage(String messageId) {
      super(Session.getInstance(new Properties()));
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
