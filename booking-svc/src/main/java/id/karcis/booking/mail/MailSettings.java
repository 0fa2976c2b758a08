package id.karcis.booking.mail;

import id.karcis.platform.settings.SettingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How mails leave: to the mail server `host`, or without one as files in `directory`. Its text
/// form leaves the password out.
///
/// @param tls `starttls`: encrypt or do not send; `tls`: encrypted from the start; `none`: in clear
/// @param from the sender, such as `Karcis <tickets@karcis.example>`
/// @param directory for mails as files; only without a host
/// @param filesKept newest files that stay in the directory
/// @param atOnce mails that are written and sent at the same time
/// @param publicUrl where buyers find us
@ConfigurationProperties("karcis.mail")
record MailSettings(
    @DefaultValue("") String host,
    @DefaultValue("587") int port,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("starttls") String tls,
    @DefaultValue("") String from,
    @DefaultValue("") String directory,
    @DefaultValue("1000") int filesKept,
    @DefaultValue("2") int atOnce,
    @DefaultValue("") String publicUrl) {

  private static final String DEFAULT_FROM = "Karcis <tickets@karcis.test>";
  private static final String FROM = "from (KARCIS_SMTP_FROM)";
  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_AT_ONCE = 16;
  private static final int MOST_FILES = 100_000;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
  private static final Pattern URL = Pattern.compile("https?://[^\\s/?#@\\\\]+(/[^\\s?#\\\\]*)?");

  boolean hasServer() {
    return !host.isBlank();
  }

  /// Stops the start, naming the setting, if one of them cannot be used.
  MailSettings checked() {
    require(
        hasServer() || !directory.isBlank(),
        "host (KARCIS_SMTP_HOST)",
        "is missing; expected a mail server, or a folder for mails in KARCIS_MAIL_DIRECTORY");
    if (hasServer()) {
      checkServer();
    }
    require(
        filesKept >= 1 && filesKept <= MOST_FILES,
        "files-kept (KARCIS_MAIL_FILES_KEPT)",
        "is %d; expected 1 to %d".formatted(filesKept, MOST_FILES));
    require(
        atOnce >= 1 && atOnce <= MOST_AT_ONCE,
        "at-once (KARCIS_MAIL_AT_ONCE)",
        "is %d; expected 1 to %d".formatted(atOnce, MOST_AT_ONCE));
    require(
        URL.matcher(publicUrl).matches(),
        "public-url (KARCIS_PUBLIC_URL)",
        "is '%s'; expected a form such as https://tickets.example.com".formatted(publicUrl));
    sender();
    return this;
  }

  private void checkServer() {
    require(
        HOST.matcher(host).matches(),
        "host (KARCIS_SMTP_HOST)",
        "is '%s'; expected the name of a mail server".formatted(host));
    require(
        port >= 1 && port <= HIGHEST_PORT,
        "port (KARCIS_SMTP_PORT)",
        "is %d; expected 1 to %d".formatted(port, HIGHEST_PORT));
    require(
        tls.equals("none") || tls.equals("starttls") || tls.equals("tls"),
        "tls (KARCIS_SMTP_TLS)",
        "is '%s'; expected none, starttls or tls".formatted(tls));
    require(
        username.isEmpty() == password.isEmpty(),
        username.isEmpty() ? "username (KARCIS_SMTP_USERNAME)" : "password (KARCIS_SMTP_PASSWORD)",
        "is missing; expected both or none");
    require(!from.isBlank(), FROM, "is missing; expected a sender such as " + DEFAULT_FROM);
  }

  /// Who mails are from.
  InternetAddress sender() {
    try {
      var addresses = InternetAddress.parse(from.isBlank() ? DEFAULT_FROM : from, true);
      require(addresses.length == 1 && addresses[0].getAddress().contains("@"), FROM, badFrom());
      addresses[0].validate();
      return addresses[0];
    } catch (AddressException _) {
      throw new SettingException("karcis.mail." + FROM, badFrom());
    }
  }

  private String badFrom() {
    return "is '%s'; expected a sender such as %s".formatted(from, DEFAULT_FROM);
  }

  /// The sender's domain, which names our mails.
  String domain() {
    var address = sender().getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static void require(boolean condition, String setting, String problem) {
    if (!condition) {
      throw new SettingException("karcis.mail." + setting, problem);
    }
  }

  @Override
  public String toString() {
    return "MailSettings[host=%s, port=%d, tls=%s, directory=%s]"
        .formatted(host, port, tls, directory);
  }
}
