package id.karcis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingFileTest {

  @TempDir Path folder;

  @Test
  void isMadeOnceAndForItsOwnerAlone() throws Exception {
    var keys = new KeyRingFile(folder.resolve("data/key-ring.json"));
    var file = keys.ensured();
    var ring = keys.read();

    assertThat(ring.keys()).hasSize(1);
    assertThat(new KeyRingFile(folder.resolve("data/key-ring.json")).ensured()).isEqualTo(file);
    assertThat(keys.read().keys()).isEqualTo(ring.keys());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void isReplacedAsAWholeAndStaysPrivate() throws Exception {
    var keys = new KeyRingFile(folder.resolve("key-ring.json"));
    var file = keys.ensured();
    var more = keys.read().withNewKey();
    keys.write(more);

    assertThat(keys.read().keys()).isEqualTo(more.keys());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void saysWhatIsBrokenWithoutQuotingIt() throws Exception {
    var keys = new KeyRingFile(folder.resolve("key-ring.json"));
    Files.writeString(keys.ensured(), "hush");
    assertThatThrownBy(keys::read)
        .isInstanceOf(LocalException.class)
        .hasMessageContaining("key-ring.json")
        .hasMessageNotContaining("hush");
  }
}
