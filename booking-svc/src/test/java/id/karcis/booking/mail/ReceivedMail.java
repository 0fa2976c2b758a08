package id.karcis.booking.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A mail as its reader sees it.
///
/// @param files what is attached
record ReceivedMail(MimeMessage message, String text, String html, List<Attached> files) {

  @SuppressWarnings("ArrayRecordComponent") // Read once and never compared.
  record Attached(String name, String type, byte[] content) {}

  static ReceivedMail of(MimeMessage message) throws MessagingException, IOException {
    var mixed = (Multipart) message.getContent();
    var words = (Multipart) mixed.getBodyPart(0).getContent();
    var files = new ArrayList<Attached>();
    for (int i = 1; i < mixed.getCount(); i++) {
      files.add(attached(mixed.getBodyPart(i)));
    }
    return new ReceivedMail(
        message,
        (String) words.getBodyPart(0).getContent(),
        (String) words.getBodyPart(1).getContent(),
        files);
  }

  private static Attached attached(BodyPart part) throws MessagingException, IOException {
    try (var in = part.getInputStream()) {
      return new Attached(part.getFileName(), part.getContentType(), in.readAllBytes());
    }
  }

  List<Attached> pdfs() {
    return files.stream().filter(file -> file.type().startsWith("application/pdf")).toList();
  }

  String messageId() throws MessagingException {
    return message.getMessageID();
  }
}
