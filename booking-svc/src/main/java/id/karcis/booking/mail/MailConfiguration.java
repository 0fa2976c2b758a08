package id.karcis.booking.mail;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Chooses where mails go.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

  @Bean
  MailTransport mailTransport(MailSettings settings) {
    var checked = settings.checked();
    return checked.hasServer()
        ? new SmtpTransport(checked)
        : new FolderTransport(checked.directory(), checked.filesKept());
  }
}
