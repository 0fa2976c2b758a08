package id.karcis.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.karcis.platform.embedded.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformTest {

  @TempDir Path folder;

  @Test
  void leavesNothingBehind() {
    var settings = LocalSettings.onFreePorts(folder, false);
    try (var platform = new LocalPlatform(settings, Progress.silent())) {
      platform.start(List.of());
      assertThat(Health.of(Part.POSTGRES, settings).well()).isTrue();
      assertThat(Health.of(Part.REDIS, settings).well()).isTrue();
    }
    for (var part : Part.values()) {
      assertThat(Ports.isFree(settings.ports().of(part))).as(part.label()).isTrue();
    }
  }

  @Test
  void takesOverServersOfKilledPlatform() {
    var settings = LocalSettings.onFreePorts(folder, false);
    // Never closed, as after a kill.
    var orphans = new LocalServers(settings, Progress.silent());
    orphans.startDatabase();
    orphans.startRedis();
    assertThat(Ports.isFree(settings.ports().of(Part.POSTGRES))).isFalse();

    try (var platform = new LocalPlatform(settings, Progress.silent())) {
      platform.start(List.of());
      assertThat(platform.servers().database().port())
          .isEqualTo(settings.ports().of(Part.POSTGRES));
    }
  }

  @Test
  void namesASettingThatCannotBeRead() {
    var settings = LocalSettings.onFreePorts(folder, false);
    try (var platform = new LocalPlatform(settings, Progress.silent())) {
      platform.start(List.of());
      var properties =
          new HashMap<>(
              ServiceProperties.of(Service.USER, settings, platform.servers(), settings.ports()));
      properties.put("karcis.sessions.max-active-users", "many");

      assertThatThrownBy(() -> ServiceContext.start(Service.USER, properties, settings))
          .isInstanceOf(LocalException.class)
          .hasMessageContaining(
              "Setting karcis.sessions.max-active-users: is 'many'; expected a value of type int");
    }
  }

  @Test
  void startsNothingMoreOnceClosed() {
    var settings = LocalSettings.onFreePorts(folder, false);
    var platform = new LocalPlatform(settings, Progress.silent());
    platform.close();

    assertThatThrownBy(() -> platform.start(List.of())).isInstanceOf(LocalException.class);
    assertThat(Ports.isFree(settings.ports().of(Part.POSTGRES))).isTrue();
  }
}
