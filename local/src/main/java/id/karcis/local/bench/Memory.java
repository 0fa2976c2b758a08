package id.karcis.local.bench;

import id.karcis.local.bench.BenchTarget.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Memory of the platform's processes, as Linux tells it.
final class Memory {

  private static final int KIB_PER_MIB = 1024;

  private Memory() {}

  /// A program with all its processes.
  ///
  /// @param rssMib pages that its processes have in memory; shared ones count once per process
  /// @param pssMib the same with shared pages split among those that share; 0 when it may not be
  ///   read
  record Use(String program, int processes, long rssMib, long pssMib) {}

  static List<Use> of(List<Program> programs) {
    return programs.stream().map(Memory::of).toList();
  }

  private static Use of(Program program) {
    var processes =
        ProcessHandle.of(program.pid()).stream()
            .flatMap(first ->
                Stream.concat(
                    Stream.of(first), program.children() ? first.descendants() : Stream.empty()))
            .map(ProcessHandle::pid)
            .toList();
    return new Use(
        program.name(),
        processes.size(),
        sumKib(processes, "status", "VmRSS:") / KIB_PER_MIB,
        sumKib(processes, "smaps_rollup", "Pss:") / KIB_PER_MIB);
  }

  private static long sumKib(List<Long> processes, String file, String field) {
    return processes.stream()
        .mapToLong(pid -> kib(Path.of("/proc", String.valueOf(pid), file), field))
        .sum();
  }

  private static long kib(Path file, String field) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException _) {
      // Ended meanwhile, another's, or not Linux.
      return 0;
    }
  }
}
