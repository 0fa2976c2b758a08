package id.karcis.platform.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/// Gives every service the defaults of `karcis-platform.properties`, below everything that the
/// service itself or its environment says.
final class PlatformDefaults implements EnvironmentPostProcessor, Ordered {

  private static final String FILE = "karcis-platform.properties";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    try {
      var sources = environment.getPropertySources();
      sources.addLast(new ResourcePropertySource(FILE, new ClassPathResource(FILE)));
      if (environment.getProperty("karcis.log.json", Boolean.class, false)) {
        sources.addLast(
            new MapPropertySource(
                "karcis-json-log", Map.of("logging.structured.format.console", "ecs")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " is missing from the class path", e);
    }
  }

  /// After the service's own files are read.
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
