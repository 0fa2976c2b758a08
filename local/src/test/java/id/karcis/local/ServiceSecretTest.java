package id.karcis.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSecretTest {

  @TempDir Path folder;

  @Test
  void isMadeOnceAndForItsOwnerAlone() throws Exception {
    var secret = ServiceSecret.of(folder.resolve("data"));

    assertThat(Base64.getDecoder().decode(secret)).hasSize(32);
    assertThat(ServiceSecret.of(folder.resolve("data"))).isEqualTo(secret);
    assertThat(ServiceSecret.of(folder.resolve("other"))).isNotEqualTo(secret);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data/service-secret"))))
        .isEqualTo("rw-------");
  }
}
