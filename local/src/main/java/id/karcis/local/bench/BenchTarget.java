package id.karcis.local.bench;

import id.karcis.local.demo.Account;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// The running platform that is measured.
///
/// @param admin who may create venues and events
/// @param userAddress `host:port`, as is the booking address
/// @param edgeUpstreams what a second edge is told of the services, as `KARCIS_UPSTREAMS`
/// @param edgeFolder where the executable jar of the edge lies
/// @param processes of the platform on this machine, for its memory
/// @param resultFile where all numbers go as JSON
public record BenchTarget(
    Account admin,
    String userAddress,
    String bookingAddress,
    URI edgeUrl,
    String edgeUpstreams,
    Path edgeFolder,
    Database database,
    List<Program> processes,
    Path resultFile) {

  /// The name of the database that is made for the measurement and dropped after it.
  public static final String SCRATCH_DATABASE = "karcis_bench";

  public BenchTarget {
    processes = List.copyOf(processes);
  }

  /// The PostgreSQL server of the platform.
  ///
  /// @param serverUrl JDBC URL of a database that always exists
  /// @param scratchUrl JDBC URL of [#SCRATCH_DATABASE]
  public record Database(String serverUrl, String scratchUrl, String user, String password) {

    @Override
    public String toString() {
      return serverUrl;
    }
  }

  /// A program of the platform.
  ///
  /// @param children whether it works in child processes too; the JVM has some that are no part of
  ///   it
  public record Program(String name, long pid, boolean children) {}
}
