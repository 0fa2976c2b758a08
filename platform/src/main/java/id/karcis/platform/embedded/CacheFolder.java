package id.karcis.platform.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where unpacked server programs are kept: `KARCIS_CACHE_DIR`, else the user's cache folder.
final class CacheFolder {

  private CacheFolder() {}

  static Path locate(ServerUser user) {
    var chosen = setting("KARCIS_CACHE_DIR");
    if (chosen != null) {
      return Path.of(chosen).toAbsolutePath();
    }
    if (user.isNobody()) {
      // Root's home is closed to nobody, who must execute what lies here.
      return Path.of("/var/cache/karcis");
    }
    var base = setting("XDG_CACHE_HOME");
    return (base != null ? Path.of(base) : Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("karcis");
  }

  private static @Nullable String setting(String name) {
    var value = System.getenv(name);
    return value == null || value.isBlank() ? null : value;
  }
}
