package id.karcis.local.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What the numbers depend on besides the code.
///
/// @param loadAverage over the minute before the start; well above 0 means others were at work
record Machine(String date, int cores, String system, String jdk, double loadAverage) {

  static Machine now() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Runtime.getRuntime().availableProcessors(),
        system.getName() + " " + system.getVersion() + " " + system.getArch(),
        System.getProperty("java.vendor.version", "") + " " + Runtime.version(),
        system.getSystemLoadAverage());
  }
}
