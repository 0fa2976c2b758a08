package id.karcis.edge.grpc;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Asks each upstream `grpc.health.v1.Health/Check` for its overall state.
public final class HealthProbe {
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final byte[] WHOLE_SERVER = {};

  /// Field 1, a varint, `SERVING`.
  private static final byte[] SERVING = {1 << 3, 1};

  private final Upstreams upstreams;

  public HealthProbe(Upstreams upstreams) {
    this.upstreams = upstreams;
  }

  /// Asks them all and hands over who serves, by proto package.
  public void run(Consumer<Map<String, Boolean>> then) {
    var states = new TreeMap<String, Boolean>();
    int expected = upstreams.all().size();
    if (expected == 0) {
      then.accept(states);
    }
    for (Upstream upstream : upstreams.all()) {
      check(
          upstream,
          serving -> {
            states.put(upstream.protoPackage(), serving);
            if (states.size() == expected) {
              then.accept(states);
            }
          });
    }
  }

  private void check(Upstream upstream, Consumer<Boolean> then) {
    var spec =
        new CallSpec(
            upstream.protoPackage(),
            "/grpc.health.v1.Health/Check",
            RequestMessages.of(WHOLE_SERVER),
            Upstreams.metadata(),
            DEADLINE,
            CallSpec.Kind.UNARY);
    upstreams.call(spec, new Check(then));
  }

  private static final class Check implements CallListener {
    private final Consumer<Boolean> then;
    private boolean serving;

    Check(Consumer<Boolean> then) {
      this.then = then;
    }

    @Override
    public void headers(MultiMap metadata) {}

    @Override
    public void message(byte[] message) {
      serving = Arrays.equals(message, SERVING);
    }

    @Override
    public void ended(CallEnd end) {
      then.accept(serving && end instanceof CallEnd.Answered answered && answered.isOk());
    }
  }
}
