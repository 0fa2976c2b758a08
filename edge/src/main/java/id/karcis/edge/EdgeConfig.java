package id.karcis.edge;

import id.karcis.edge.address.AddressRange;
import id.karcis.edge.grpc.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings of an edge, read from environment variables.
///
/// @param host the address it listens on
/// @param port the port, 0 for any free one
/// @param upstreams where each proto package is served
/// @param descriptorFile a descriptor set to use instead of the one on the class path
/// @param corsOrigins origins whose pages may call the API; empty for none
/// @param trustedProxies peers whose `X-Forwarded-For` is believed; empty for none
/// @param deadline how long a unary call may take
/// @param streamLimit how long a stream may last
/// @param heartbeat how long server-sent events may be silent before a comment goes out
/// @param maxBodyBytes the largest request body, but for uploads
/// @param maxUploadBytes the largest file of an upload
/// @param uploadLimit how long an upload may take to arrive
/// @param maxMessageBytes the largest message from an upstream
/// @param maxCalls unary calls under way per upstream and event loop
/// @param maxWaiting calls of either kind that wait for their turn, per upstream and event loop
/// @param maxStreams streams under way per upstream and event loop
/// @param maxUploads files under way per upstream and event loop, and as many that wait
/// @param eventLoops threads that serve requests
/// @param shutdownGrace how long requests under way may take when it stops
/// @param accessLog whether each request is logged as a line of JSON
public record EdgeConfig(
    String host,
    int port,
    List<Upstream> upstreams,
    @Nullable String descriptorFile,
    Set<String> corsOrigins,
    List<AddressRange> trustedProxies,
    Duration deadline,
    Duration streamLimit,
    Duration heartbeat,
    int maxBodyBytes,
    int maxUploadBytes,
    Duration uploadLimit,
    int maxMessageBytes,
    int maxCalls,
    int maxWaiting,
    int maxStreams,
    int maxUploads,
    int eventLoops,
    Duration shutdownGrace,
    boolean accessLog) {

  public EdgeConfig {
    upstreams = List.copyOf(upstreams);
    corsOrigins = Set.copyOf(corsOrigins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /// Reads the settings; what is not set has its default.
  ///
  /// @throws IllegalArgumentException in one line that names the setting, its value and what was
  ///   expected
  public static EdgeConfig of(Map<String, String> environment) {
    return new SettingsReader(environment).config();
  }
}
