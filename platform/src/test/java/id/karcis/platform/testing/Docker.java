package id.karcis.platform.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

final class Docker {

  private static final Path DEFAULT_SOCKET = Path.of("/var/run/docker.sock");

  private Docker() {}

  static boolean wantedAndAvailable() {
    // Asked in this order because Testcontainers logs a page of errors where no engine is.
    return !"embedded".equals(System.getProperty("test.infra"))
        && (System.getenv("DOCKER_HOST") != null || Files.exists(DEFAULT_SOCKET))
        && DockerClientFactory.instance().isDockerAvailable();
  }
}
