package id.karcis.local.bench;

import id.karcis.local.demo.Account;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// A sale beside a crowd that signs in: first the sale alone, then the same while the crowd signs
/// in as fast as it is let, and that a few times in turn, so that whatever else the machine does
/// tells on both alike.
final class LoginStorm {

  static final int SALE_CLIENTS = 16;
  static final int CROWD = 64;

  private static final int ROUNDS = 3;

  /// More at once would only queue up behind the hashing.
  private static final int REGISTERED_AT_ONCE = 4;

  private final Channels channels;
  private final List<Account> crowd;

  private LoginStorm(Channels channels, List<Account> crowd) {
    this.channels = channels;
    this.crowd = crowd;
  }

  /// Opens the accounts of the crowd, which buys nothing.
  static LoginStorm gather(Channels channels, String run) {
    return new LoginStorm(
        channels,
        Parallel.map(
            CROWD, REGISTERED_AT_ONCE, i -> SignIns.register(channels, "storm-" + run + "-" + i)));
  }

  /// @param sale measures the sale for the time it is given
  LoginStormOutcome run(Duration time, Supplier<Measured> sale) {
    var alone = new ArrayList<Measured>();
    var beside = new ArrayList<Measured>();
    var signIns = new ArrayList<Measured>();
    for (var round = 0; round < ROUNDS; round++) {
      alone.add(sale.get());
      try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
        var storm = CompletableFuture.supplyAsync(() -> storm(time), thread);
        beside.add(sale.get());
        signIns.add(storm.join());
      }
    }
    return new LoginStormOutcome(alone, beside, signIns);
  }

  private Measured storm(Duration time) {
    return Load.run(
        CROWD,
        time,
        client -> {
          try {
            var _ = SignIns.signIn(channels, crowd.get(client));
            return true;
          } catch (StatusRuntimeException e) {
            throw Failure.of(e);
          }
        });
  }
}
