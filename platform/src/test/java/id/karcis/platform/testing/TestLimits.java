package id.karcis.platform.testing;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Lets tests call as often as they like, in every service that they start in their own JVM, unless
/// a test sets `karcis.limits.scale` itself. Works by being on the class path.
public final class TestLimits implements EnvironmentPostProcessor, Ordered {

  /// The setting, for services that a test starts elsewhere.
  public static final String SETTING = "karcis.limits.scale";

  /// As good as none.
  public static final String UNLIMITED = "100000";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(new MapPropertySource("test-limits", Map.of(SETTING, UNLIMITED)));
  }

  /// After everything that a test may say, and before the platform's defaults.
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE - 1;
  }
}
