package id.karcis.local;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts a service in this JVM. One at a time: Boot's logging system is one per JVM and not made
/// for two starts at once.
final class ServiceContext {

  private ServiceContext() {}

  static ConfigurableApplicationContext start(
      Service service, Map<String, String> properties, LocalSettings settings) {
    var all = new LinkedHashMap<>(properties);
    // One console and one file for all services of this JVM; a service alone logs as its own file
    // says.
    all.put("logging.config", "classpath:karcis-logback.xml");
    all.put("karcis.local.log-file", settings.logFile().toString());
    all.put("spring.main.banner-mode", "off");
    all.put("spring.main.log-startup-info", "false");
    var application = service.application();
    try {
      return new SpringApplicationBuilder(application)
          .main(application)
          .web(WebApplicationType.NONE)
          // The launcher closes in its own order.
          .registerShutdownHook(false)
          .run(
              all.entrySet().stream()
                  .map(e -> "--" + e.getKey() + "=" + e.getValue())
                  .toArray(String[]::new));
    } catch (RuntimeException e) {
      throw new LocalException(
          service.label() + " does not start: " + reason(e) + " (see " + settings.logFile() + ")",
          e);
    }
  }

  private static String reason(Throwable error) {
    var cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (cause instanceof BindException e) {
        var setting = e.getProperty();
        if (setting != null) {
          return "Setting %s: is '%s'; expected a value of type %s"
              .formatted(setting.getName(), setting.getValue(), e.getTarget().getType());
        }
      }
    }
    var message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("no reason given");
  }
}
