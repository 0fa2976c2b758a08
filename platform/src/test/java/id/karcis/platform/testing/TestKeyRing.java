package id.karcis.platform.testing;

import id.karcis.platform.crypto.KeyRing;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Gives every service that a test starts in its own JVM a key ring, the same for all of them,
/// unless the test says otherwise. Works by being on the class path.
public final class TestKeyRing implements EnvironmentPostProcessor, Ordered {

  private static final String SETTING = "karcis.key-ring";
  private static final String RING = KeyRing.generate().toJson();

  /// The ring that services of this JVM have.
  public static KeyRing ring() {
    return KeyRing.parse(RING);
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.containsProperty(SETTING)
        && !environment.containsProperty(SETTING + "-file")) {
      environment
          .getPropertySources()
          .addLast(new MapPropertySource("test-key-ring", Map.of(SETTING, RING)));
    }
  }

  /// After everything that a test may say.
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
