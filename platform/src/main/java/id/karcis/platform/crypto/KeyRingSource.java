package id.karcis.platform.crypto;

import id.karcis.platform.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the key ring comes from: a setting, or a file that is read again when it has changed. A
/// file that is gone or broken later leaves the ring as it was. Safe for use by several threads.
final class KeyRingSource {

  private static final Logger log = LoggerFactory.getLogger(KeyRingSource.class);
  private static final String TEXT_SETTING = "karcis.key-ring";
  private static final String FILE_SETTING = "karcis.key-ring-file";

  private final @Nullable Path file;
  private String text;
  private volatile KeyRing ring;

  private KeyRingSource(@Nullable Path file, String text, KeyRing ring) {
    this.file = file;
    this.text = text;
    this.ring = ring;
  }

  static KeyRingSource of(KeyRing ring) {
    return new KeyRingSource(null, "", ring);
  }

  /// @param text the ring itself, which wins, or empty
  /// @param file the file that holds it, or empty
  /// @throws SettingException when there is none or it is broken
  static KeyRingSource of(String text, String file) {
    if (!text.isBlank()) {
      return new KeyRingSource(null, text, parse(TEXT_SETTING, text));
    }
    if (file.isBlank()) {
      throw new SettingException(
          TEXT_SETTING,
          "is missing; expected a key ring, which ./karcis keys new prints, or its file in "
              + FILE_SETTING);
    }
    var path = Path.of(file);
    try {
      var content = Files.readString(path);
      return new KeyRingSource(path, content, parse(FILE_SETTING, content));
    } catch (IOException e) {
      throw new SettingException(
          FILE_SETTING,
          "names "
              + file
              + ", which cannot be read ("
              + e.getClass().getSimpleName()
              + "); expected a file with what ./karcis keys new prints");
    }
  }

  private static KeyRing parse(String setting, String text) {
    try {
      return KeyRing.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SettingException(setting, e.getMessage() + ", which ./karcis keys new prints");
    }
  }

  KeyRing ring() {
    return ring;
  }

  /// Takes in what the file holds now.
  synchronized KeyRing readAgain() {
    if (file == null) {
      return ring;
    }
    try {
      var now = Files.readString(file);
      if (!now.equals(text)) {
        text = now; // A broken text is told once.
        ring = KeyRing.parse(now);
        log.info("the key ring has changed: {}", ring);
      }
    } catch (IOException | IllegalArgumentException e) {
      log.warn("the key ring stays as it is, since {} cannot be read: {}", file, e.toString());
    }
    return ring;
  }
}
