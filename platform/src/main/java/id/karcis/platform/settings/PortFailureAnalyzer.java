package id.karcis.platform.settings;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says which address the gRPC server cannot have instead of printing a stack trace.
final class PortFailureAnalyzer extends AbstractFailureAnalyzer<IOException> {

  private static final Pattern ADDRESS = Pattern.compile("Failed to bind to address (\\S+)");

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IOException cause) {
    var found = ADDRESS.matcher(String.valueOf(cause.getMessage()));
    return found.find()
        ? new FailureAnalysis(
            "Cannot listen on " + found.group(1) + ": it is taken or not ours.",
            "Stop what listens there, or set spring.grpc.server.port to another port.",
            cause)
        : null;
  }
}
