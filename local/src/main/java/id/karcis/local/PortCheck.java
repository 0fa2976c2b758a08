package id.karcis.local;

import id.karcis.platform.embedded.Ports;

/// Looks before the start whether every port is free, since a half-started platform tells less.
final class PortCheck {

  private PortCheck() {}

  static void requireFree(LocalSettings settings) {
    for (var part : Part.values()) {
      if (settings.runsHere(part)) {
        requireFree(part, settings.ports());
      }
    }
  }

  private static void requireFree(Part part, PortPlan ports) {
    if (!Ports.isFree(ports.of(part))) {
      throw new LocalException(
          "port "
              + ports.of(part)
              + " is taken, "
              + part.label()
              + " wants it: set "
              + part.variable()
              + " to another one");
    }
    if (part.managed() && !Ports.isFree(ports.managementOf(part))) {
      throw new LocalException(
          "port "
              + ports.managementOf(part)
              + " is taken, health and metrics of "
              + part.label()
              + " want it: set "
              + part.variable()
              + " to another one (they lie "
              + PortPlan.MANAGEMENT_OFFSET
              + " above)");
    }
  }
}
