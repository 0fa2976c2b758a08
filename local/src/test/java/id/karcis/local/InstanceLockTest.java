package id.karcis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {

  @TempDir Path folder;

  @Test
  void admitsOneAndNamesItsProcess() {
    try (var _ = InstanceLock.tryTake(folder).orElseThrow()) {
      assertThat(InstanceLock.tryTake(folder)).isEmpty();
      assertThat(InstanceLock.holder(folder)).hasValue(ProcessHandle.current().pid());
    }
    assertThat(InstanceLock.holder(folder)).isEmpty();
    InstanceLock.tryTake(folder).orElseThrow().close();
  }

  @Test
  void ignoresNumberThatKilledProcessLeft() throws Exception {
    Files.writeString(folder.resolve("karcis.pid"), "1\n");

    assertThat(InstanceLock.holder(folder)).isEmpty();
  }

  @Test
  void namesFolderThatCannotBeWritten() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "not a folder");

    assertThatThrownBy(() -> InstanceLock.tryTake(file.resolve("below")))
        .isInstanceOf(LocalException.class)
        .hasMessageStartingWith("cannot write to " + file.resolve("below"))
        .hasMessageContaining("KARCIS_DATA_DIR");
  }
}
