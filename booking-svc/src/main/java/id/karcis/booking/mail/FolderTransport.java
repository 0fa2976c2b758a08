package id.karcis.booking.mail;

import id.karcis.platform.settings.SettingException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/// Puts mails into a folder, a file each (`.eml`, RFC 5322), and keeps the newest.
final class FolderTransport implements MailTransport {

  private static final String SUFFIX = ".eml";
  private static final String UNFINISHED = ".part";

  private final Path folder;
  private final int kept;

  /// Makes the folder if it is missing; stops the start if it cannot.
  FolderTransport(String folder, int kept) {
    try {
      this.folder = Files.createDirectories(Path.of(folder));
    } catch (IOException | InvalidPathException _) {
      throw notWritable(folder);
    }
    if (!Files.isWritable(this.folder)) {
      throw notWritable(folder);
    }
    this.kept = kept;
  }

  private static SettingException notWritable(String folder) {
    return new SettingException(
        "karcis.mail.directory (KARCIS_MAIL_DIRECTORY)",
        "is '%s'; expected a folder that can be written".formatted(folder));
  }

  @Override
  public Outcome send(WrittenMail mail) {
    var unfinished = folder.resolve(mail.name() + UNFINISHED);
    try {
      try (var out = Files.newOutputStream(unfinished)) {
        mail.message().writeTo(out);
      }
      Files.move(unfinished, folder.resolve(mail.name() + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
      dropOldest();
      return new Sent();
    } catch (IOException | MessagingException e) {
      throw new MailNotSentException("cannot write to " + folder + ": " + e, e);
    }
  }

  private void dropOldest() throws IOException {
    for (var file : newestFirst().stream().skip(kept).toList()) {
      Files.deleteIfExists(file);
    }
  }

  /// Their names begin with their time.
  private List<Path> newestFirst() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
          .toList();
    }
  }
}
