package id.karcis.platform.identity;

import com.google.api.HttpBody;
import com.google.protobuf.Empty;
import com.nimbusds.jose.jwk.JWKSet;
import id.karcis.platform.error.Refusals;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks user-svc for its keys and remembers them: fresh for a minute, and beyond that for as long
/// as user-svc is away, so that its outage stops nobody who is signed in. A token with an unknown
/// key makes it ask again, at most every ten seconds, so that invented key ids cost nothing. One
/// thread asks, the others use what is known; those with an unknown key wait for the answer.
final class GrpcTokenKeys implements TokenKeys {

  private static final Logger log = LoggerFactory.getLogger(GrpcTokenKeys.class);

  /// `AuthService.GetJwks` by its wire form; its request has no fields.
  private static final MethodDescriptor<Empty, HttpBody> GET_JWKS =
      MethodDescriptor.<Empty, HttpBody>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("karcis.user.v1.AuthService/GetJwks")
          .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(HttpBody.getDefaultInstance()))
          .build();

  private static final Duration LONGEST_BETWEEN_ATTEMPTS = Duration.ofSeconds(10);
  private static final Duration BETWEEN_FIRST_ATTEMPTS = Duration.ofMillis(500);
  private static final long ASK_SECONDS = 2;

  private final Channel userService;
  private final InstantSource clock;
  private final Duration fresh;
  private final ReentrantLock asking = new ReentrantLock();
  private boolean silent;
  private volatile @Nullable JWKSet keys;
  private volatile Instant fetched = Instant.EPOCH;
  private volatile Instant attempted = Instant.EPOCH;

  /// @param fresh for which keys are not asked for again
  GrpcTokenKeys(Channel userService, InstantSource clock, Duration fresh) {
    this.userService = userService;
    this.clock = clock;
    this.fresh = fresh;
  }

  /// Pause between two attempts to get newer keys.
  Duration betweenAttempts() {
    return fresh.compareTo(LONGEST_BETWEEN_ATTEMPTS) < 0 ? fresh : LONGEST_BETWEEN_ATTEMPTS;
  }

  /// Asks for keys if they are due, so that no call has to wait for it.
  boolean keepFresh() {
    if (keys == null || isDue()) {
      refresh(betweenAttempts());
    }
    return false;
  }

  @Override
  public JWKSet current() {
    var known = keys;
    if (known == null) {
      return first();
    }
    if (isDue()) {
      refresh(betweenAttempts());
    }
    return latest(known);
  }

  private boolean isDue() {
    return fetched.plus(fresh).isBefore(clock.instant());
  }

  @Override
  public JWKSet afterUnknownKey() {
    var known = current();
    asking.lock(); // Whoever asks at this moment may bring the key.
    try {
      refresh(betweenAttempts());
    } finally {
      asking.unlock();
    }
    return latest(known);
  }

  private JWKSet first() {
    asking.lock();
    try {
      if (keys == null) {
        refresh(BETWEEN_FIRST_ATTEMPTS);
      }
    } finally {
      asking.unlock();
    }
    var known = keys;
    if (known == null) {
      throw Refusals.unavailable("user-svc");
    }
    return known;
  }

  private JWKSet latest(JWKSet known) {
    var newest = keys;
    return newest == null ? known : newest;
  }

  private void refresh(Duration pause) {
    if (attempted.plus(pause).isAfter(clock.instant()) || !asking.tryLock()) {
      return;
    }
    try {
      attempted = clock.instant();
      keys = Context.ROOT.call(this::ask);
      fetched = clock.instant();
      answered();
    } catch (StatusRuntimeException | ParseException e) {
      failed(e);
    } catch (Exception e) {
      throw new IllegalStateException("asking user-svc for its keys", e);
    } finally {
      asking.unlock();
    }
  }

  private void answered() {
    if (silent) {
      silent = false;
      log.info("user-svc gives its keys again");
    }
  }

  private void failed(Exception failure) {
    if (!silent) {
      silent = true;
      log.warn("user-svc gives no keys; going on with those known: {}", failure.getMessage());
    }
  }

  private JWKSet ask() throws ParseException {
    var options = CallOptions.DEFAULT.withDeadlineAfter(ASK_SECONDS, TimeUnit.SECONDS);
    var body =
        ClientCalls.blockingUnaryCall(userService, GET_JWKS, options, Empty.getDefaultInstance());
    return JWKSet.parse(body.getData().toStringUtf8());
  }
}
