package id.karcis.local;

import id.karcis.platform.embedded.Ports;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/// Which part listens where, on the loopback address.
///
/// @param main the port that serves
/// @param management health and metrics of the parts that have them
public record PortPlan(Map<Part, Integer> main, Map<Part, Integer> management) {

  /// Distance of a management port from its main port, unless chosen freely.
  public static final int MANAGEMENT_OFFSET = 10_000;

  public PortPlan {
    main = Collections.unmodifiableMap(new EnumMap<>(main));
    management = Collections.unmodifiableMap(new EnumMap<>(management));
  }

  /// Ports that are free now, for tests.
  public static PortPlan free() {
    return of(_ -> Ports.free(), _ -> Ports.free());
  }

  static PortPlan of(ToIntFunction<Part> main) {
    return of(main, part -> main.applyAsInt(part) + MANAGEMENT_OFFSET);
  }

  private static PortPlan of(ToIntFunction<Part> main, ToIntFunction<Part> management) {
    var served = new EnumMap<Part, Integer>(Part.class);
    var managed = new EnumMap<Part, Integer>(Part.class);
    for (var part : Part.values()) {
      served.put(part, main.applyAsInt(part));
      if (part.managed()) {
        managed.put(part, management.applyAsInt(part));
      }
    }
    return new PortPlan(served, managed);
  }

  public int of(Part part) {
    return main.getOrDefault(part, 0);
  }

  public int managementOf(Part part) {
    return management.getOrDefault(part, 0);
  }

  /// `host:port` of a part.
  public String addressOf(Part part) {
    return "127.0.0.1:" + of(part);
  }
}
