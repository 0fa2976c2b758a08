package id.karcis.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingSourceTest {

  @TempDir Path folder;

  private final KeyRing ring = KeyRing.generate();

  private Path file() {
    return folder.resolve("ring.json");
  }

  @Test
  void readsTextOrFile() throws IOException {
    Files.writeString(file(), ring.toJson());
    assertThat(KeyRingSource.of(ring.toJson(), "").ring().keys()).isEqualTo(ring.keys());
    assertThat(KeyRingSource.of("", file().toString()).ring().keys()).isEqualTo(ring.keys());
  }

  @Test
  void saysInOneLineHowToGetARing() throws IOException {
    Files.writeString(file(), "hush");
    refuses("", "", "Setting karcis.key-ring: is missing");
    refuses("hush", "", "Setting karcis.key-ring: is no key ring");
    refuses("", file().toString(), "Setting karcis.key-ring-file: is no key ring");
    refuses("", folder.resolve("none").toString(), "which cannot be read (NoSuchFileException)");
  }

  private static void refuses(String text, String file, String problem) {
    assertThatThrownBy(() -> KeyRingSource.of(text, file))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("./karcis keys new")
        .hasMessageNotContainingAny("hush", "\n");
  }

  @Test
  void takesInAChangedFile() throws IOException {
    Files.writeString(file(), ring.toJson());
    var source = KeyRingSource.of("", file().toString());
    var more = ring.withNewKey();

    Files.writeString(file(), more.toJson());
    assertThat(source.readAgain().keys()).isEqualTo(more.keys());
    assertThat(source.ring().keys()).isEqualTo(more.keys());
  }

  @Test
  void keepsTheRingWhenTheFileBreaksOrGoes() throws IOException {
    Files.writeString(file(), ring.toJson());
    var source = KeyRingSource.of("", file().toString());
    Files.writeString(file(), "broken");
    assertThat(source.readAgain().keys()).isEqualTo(ring.keys());
    Files.delete(file());
    assertThat(source.readAgain().keys()).isEqualTo(ring.keys());
  }

  @Test
  void decryptsAtOnceWhatAnotherServiceWroteWithANewKey() throws IOException {
    Files.writeString(file(), ring.toJson());
    var late = new FieldEncryption(KeyRingSource.of("", file().toString()));
    var more = ring.withNewKey();
    var rotated = more.promoting(more.keys().getLast().id());
    Files.writeString(file(), rotated.toJson());

    var cipher = FieldEncryption.with(rotated).encrypt("text", "place");
    assertThat(late.decrypt(cipher, "place")).isEqualTo("text");
  }
}
