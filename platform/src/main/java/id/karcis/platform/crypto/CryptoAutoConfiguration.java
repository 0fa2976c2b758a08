package id.karcis.platform.crypto;

import id.karcis.platform.schedule.RepeatedTask;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Encryption of fields. Settings: `karcis.key-ring` (a Tink keyset in JSON), or
/// `karcis.key-ring-file`, which is read again every two seconds.
@AutoConfiguration
public final class CryptoAutoConfiguration {

  /// `./karcis keys rotate` waits several times as long before it uses a new key.
  private static final Duration READ_AGAIN = Duration.ofSeconds(2);

  @Bean
  KeyRingSource keyRingSource(
      @Value("${karcis.key-ring:}") String text, @Value("${karcis.key-ring-file:}") String file) {
    return KeyRingSource.of(text, file);
  }

  @Bean
  FieldEncryption fieldEncryption(KeyRingSource source) {
    return new FieldEncryption(source);
  }

  @Bean
  RepeatedTask keyRingReader(KeyRingSource source) {
    return new RepeatedTask(
        "key-ring",
        READ_AGAIN,
        () -> {
          source.readAgain();
          return false;
        });
  }
}
