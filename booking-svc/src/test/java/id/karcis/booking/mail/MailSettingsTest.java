package id.karcis.booking.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Where mails go, by the operator's settings.
class MailSettingsTest {

  @TempDir private Path folder;

  private static MailSettings settings(String... pairs) {
    var values = new HashMap<String, Object>();
    values.put("karcis.mail.public-url", "https://tickets.example.com");
    for (int i = 0; i < pairs.length; i += 2) {
      values.put("karcis.mail." + pairs[i], pairs[i + 1]);
    }
    return new Binder(new MapConfigurationPropertySource(values))
        .bind("karcis.mail", MailSettings.class)
        .get();
  }

  @Test
  void acceptsAServerOrAFolder() {
    var server = settings("host", "smtp.example.com", "from", "Karcis <a@b.example>").checked();
    assertThat(server.hasServer()).isTrue();
    assertThat(server.port()).isEqualTo(587);
    assertThat(server.tls()).isEqualTo("starttls");
    assertThat(server.domain()).isEqualTo("b.example");
    assertThat(settings("directory", "mail").checked().hasServer()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "host, two words, KARCIS_SMTP_HOST",
    "host, '', KARCIS_SMTP_HOST",
    "port, 0, KARCIS_SMTP_PORT",
    "port, 65536, KARCIS_SMTP_PORT",
    "tls, ssl, KARCIS_SMTP_TLS",
    "username, me, KARCIS_SMTP_PASSWORD",
    "password, secret-of-mine, KARCIS_SMTP_USERNAME",
    "from, nobody, KARCIS_SMTP_FROM",
    "from, 'a@b.example, c@d.example', KARCIS_SMTP_FROM",
    "from, '', KARCIS_SMTP_FROM",
    "files-kept, 0, KARCIS_MAIL_FILES_KEPT",
    "at-once, 17, KARCIS_MAIL_AT_ONCE",
    "public-url, tickets.example.com, KARCIS_PUBLIC_URL"
  })
  void stopsTheStartWithOneLineThatNamesTheSetting(String name, String value, String variable) {
    var wrong =
        new ArrayList<>(List.of("host", "smtp.example.com", "from", "Karcis <a@b.example>"));
    wrong.add(name);
    wrong.add(value);
    assertThatThrownBy(() -> settings(wrong.toArray(String[]::new)).checked())
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(variable)
        .message()
        .doesNotContain("secret-of-mine", "\n");
  }

  @Test
  void keepsItsPasswordToItself() {
    assertThat(settings("username", "me", "password", "secret-of-mine").toString())
        .doesNotContain("secret-of-mine");
  }

  @Test
  void stopsTheStartWhenTheFolderCannotBeWritten() throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new FolderTransport(file.resolve("below").toString(), 1))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("KARCIS_MAIL_DIRECTORY");
  }

  @Test
  void keepsTheNewestFilesAndNothingUnfinished() throws Exception {
    var transport = new FolderTransport(folder.resolve("mail").toString(), 2);
    for (var name : new String[] {"3-c", "1-a", "2-b", "3-c"}) {
      assertThat(transport.send(mail(name))).isEqualTo(new MailTransport.Sent());
    }
    try (var files = Files.list(folder.resolve("mail"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("2-b.eml", "3-c.eml");
    }
    assertThat(Files.readString(folder.resolve("mail/3-c.eml"))).contains("Subject: 3-c");
  }

  private static WrittenMail mail(String name) throws Exception {
    var message = new MimeMessage(Session.getInstance(new Properties()));
    message.setSubject(name);
    message.setText("text");
    message.saveChanges();
    return new WrittenMail(name, message);
  }
}
