package id.karcis.edge;

import id.karcis.edge.address.AddressRange;
import id.karcis.edge.grpc.Upstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads environment variables and complains about the first bad one.
final class SettingsReader {
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;
  private static final int DEFAULT_PORT = 3001;
  private static final int LAST_PORT = 65_535;
  private static final int HOUR_SECONDS = 3_600;
  private static final String DEFAULT_UPSTREAMS =
      "karcis.user.v1=127.0.0.1:3002,karcis.booking.v1=127.0.0.1:3003,karcis.payment.v1=127.0.0.1:3005";
  private static final Pattern UPSTREAM =
      Pattern.compile("([a-zA-Z0-9_.]+)=([^\\s:]+|\\[[^\\s]+]):(\\d{1,5})");
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s]+");

  private final Map<String, String> environment;

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  EdgeConfig config() {
    return new EdgeConfig(
        text("KARCIS_EDGE_HOST", "0.0.0.0"),
        number("KARCIS_EDGE_PORT", DEFAULT_PORT, 0, LAST_PORT),
        upstreams(),
        given("KARCIS_EDGE_DESCRIPTORS"),
        origins(),
        trustedProxies(),
        Duration.ofMillis(number("KARCIS_EDGE_DEADLINE_MS", 10_000, 10, HOUR_SECONDS * 1_000)),
        Duration.ofSeconds(
            number("KARCIS_EDGE_STREAM_LIMIT_SECONDS", HOUR_SECONDS, 1, 24 * HOUR_SECONDS)),
        Duration.ofMillis(number("KARCIS_EDGE_HEARTBEAT_MS", 15_000, 10, HOUR_SECONDS * 1_000)),
        number("KARCIS_EDGE_MAX_BODY_BYTES", MIB, KIB, 64 * MIB),
        number("KARCIS_EDGE_MAX_UPLOAD_BYTES", 5 * MIB, KIB, 64 * MIB),
        Duration.ofMillis(number("KARCIS_EDGE_UPLOAD_LIMIT_MS", 45_000, 10, HOUR_SECONDS * 1_000)),
        number("KARCIS_EDGE_MAX_MESSAGE_BYTES", 8 * MIB, KIB, 64 * MIB),
        number("KARCIS_EDGE_MAX_CALLS", 1_000, 1, 100_000),
        number("KARCIS_EDGE_MAX_WAITING", 1_000, 0, 100_000),
        number("KARCIS_EDGE_MAX_STREAMS", 10_000, 1, 1_000_000),
        number("KARCIS_EDGE_MAX_UPLOADS", 64, 1, 10_000),
        number("KARCIS_EDGE_EVENT_LOOPS", Runtime.getRuntime().availableProcessors(), 1, 256),
        Duration.ofMillis(number("KARCIS_EDGE_SHUTDOWN_GRACE_MS", 10_000, 0, HOUR_SECONDS * 1_000)),
        flag("KARCIS_EDGE_ACCESS_LOG"));
  }

  private @Nullable String given(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private String text(String name, String otherwise) {
    String value = given(name);
    return value == null ? otherwise : value;
  }

  private int number(String name, int otherwise, int least, int most) {
    String value = given(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same complaint as a number out of bounds.
    }
    throw bad(name, value, "a whole number from " + least + " to " + most);
  }

  private boolean flag(String name) {
    String value = text(name, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad(name, value, "true or false");
    };
  }

  private List<Upstream> upstreams() {
    String value = text("KARCIS_UPSTREAMS", DEFAULT_UPSTREAMS);
    List<Upstream> upstreams = list(value).stream().map(entry -> upstream(entry, value)).toList();
    if (upstreams.stream().map(Upstream::protoPackage).distinct().count() != upstreams.size()) {
      throw bad("KARCIS_UPSTREAMS", value, "each proto package once");
    }
    return upstreams;
  }

  private static Upstream upstream(String entry, String whole) {
    Matcher parts = UPSTREAM.matcher(entry);
    if (!parts.matches()
        || Integer.parseInt(parts.group(3)) > LAST_PORT
        || Integer.parseInt(parts.group(3)) == 0) {
      throw bad(
          "KARCIS_UPSTREAMS",
          whole,
          "entries such as karcis.user.v1=127.0.0.1:3002, separated by commas");
    }
    String host = parts.group(2).replaceAll("[\\[\\]]", "");
    return new Upstream(parts.group(1), host, Integer.parseInt(parts.group(3)));
  }

  private Set<String> origins() {
    String value = text("KARCIS_EDGE_CORS_ORIGINS", "");
    List<String> origins = list(value);
    if (!origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
      throw bad(
          "KARCIS_EDGE_CORS_ORIGINS",
          value,
          "origins such as https://karcis.example, separated by commas");
    }
    return Set.copyOf(origins);
  }

  private List<AddressRange> trustedProxies() {
    String value = text("KARCIS_EDGE_TRUSTED_PROXIES", "");
    var ranges = new ArrayList<AddressRange>();
    for (String entry : list(value)) {
      AddressRange range = AddressRange.parse(entry);
      if (range == null) {
        throw bad(
            "KARCIS_EDGE_TRUSTED_PROXIES",
            value,
            "addresses and ranges such as 127.0.0.1, 10.0.0.0/8 or fd00::/8, separated by commas");
      }
      ranges.add(range);
    }
    return ranges;
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .collect(Collectors.toList());
  }

  private static IllegalArgumentException bad(String name, String value, String expected) {
    return new IllegalArgumentException(name + " is \"" + value + "\": expected " + expected);
  }
}
