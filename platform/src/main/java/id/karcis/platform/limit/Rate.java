package id.karcis.platform.limit;

import id.karcis.platform.settings.SettingException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// How often something may happen: `burst` times at once, and from then on once in every interval.
///
/// @param intervalNanos time in which one token grows back
/// @param burst most tokens that lie ready
record Rate(long intervalNanos, long burst) {

  private static final Pattern FORM =
      Pattern.compile("(?<count>[1-9][0-9]{0,5})/(?<unit>s|min|h) burst (?<burst>[1-9][0-9]{0,5})");
  private static final long MAX_BURST = 1_000_000_000;

  /// Reads a setting such as `10/s burst 40`.
  ///
  /// @param scale multiplies rate and burst
  /// @throws SettingException if the text has another form
  static Rate of(String setting, String text, double scale) {
    var found = FORM.matcher(text.strip());
    if (!found.matches()) {
      throw new SettingException(
          setting, "is '" + text + "'; expected a form such as 10/s burst 40 (units s, min, h)");
    }
    var interval = unit(found.group("unit")).toNanos(1) / Double.parseDouble(found.group("count"));
    var burst = Double.parseDouble(found.group("burst"));
    return new Rate(
        Math.max(1, Math.round(interval / scale)),
        Math.clamp(Math.round(burst * scale), 1, MAX_BURST));
  }

  private static TimeUnit unit(String name) {
    return switch (name) {
      case "s" -> TimeUnit.SECONDS;
      case "min" -> TimeUnit.MINUTES;
      default -> TimeUnit.HOURS;
    };
  }

  /// The time in which an empty bucket fills.
  long fillNanos() {
    return intervalNanos * burst;
  }
}
