package id.karcis.platform.identity;

import static id.karcis.platform.probe.TestTokens.newKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import id.karcis.platform.error.Refusal;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class GrpcTokenKeysTest {

  private static final MethodDescriptor<Empty, HttpBody> GET_JWKS =
      MethodDescriptor.<Empty, HttpBody>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("karcis.user.v1.AuthService/GetJwks")
          .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
          .setResponseMarshaller(ProtoUtils.marshaller(HttpBody.getDefaultInstance()))
          .build();

  private final AtomicInteger asked = new AtomicInteger();
  private volatile @Nullable ECKey published = newKey("k1");
  private Instant now = Instant.now();
  private Server server;
  private ManagedChannel channel;
  private GrpcTokenKeys keys;

  @BeforeEach
  void startsUserService() throws IOException {
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(
                ServerServiceDefinition.builder("karcis.user.v1.AuthService")
                    .addMethod(GET_JWKS, ServerCalls.asyncUnaryCall((_, out) -> answer(out)))
                    .build())
            .build()
            .start();
    channel =
        Grpc.newChannelBuilder("127.0.0.1:" + server.getPort(), InsecureChannelCredentials.create())
            .build();
    keys = new GrpcTokenKeys(channel, () -> now, Duration.ofMinutes(1));
  }

  private void answer(io.grpc.stub.StreamObserver<HttpBody> out) {
    asked.incrementAndGet();
    var key = published;
    if (key == null) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    var json = new JWKSet(key.toPublicJWK()).toString();
    out.onNext(HttpBody.newBuilder().setData(ByteString.copyFromUtf8(json)).build());
    out.onCompleted();
  }

  @AfterEach
  void stops() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void asksOnceAndRemembers() {
    assertThat(keys.current().getKeyByKeyId("k1")).isNotNull();
    assertThat(keys.current().getKeyByKeyId("k1")).isNotNull();
    assertThat(asked).hasValue(1);
  }

  @Test
  void asksAgainForAnUnknownKeyButNotAtEveryInventedOne() {
    var _ = keys.current();
    published = newKey("k2");
    now = now.plusSeconds(11);
    assertThat(keys.afterUnknownKey().getKeyByKeyId("k2")).isNotNull();
    for (int i = 0; i < 100; i++) {
      var _ = keys.afterUnknownKey();
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void givesEverybodyTheNewKeyWhoComesWhileItAsks() throws Exception {
    var _ = keys.current();
    published = newKey("k2");
    now = now.plusSeconds(11);
    Callable<Boolean> caller = () -> keys.afterUnknownKey().getKeyByKeyId("k2") != null;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var found = threads.invokeAll(Collections.nCopies(32, caller));

      assertThat(found).allMatch(it -> it.resultNow());
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void getsNewKeysBeforeAnybodyNeedsThem() {
    assertThat(keys.keepFresh()).isFalse();
    published = newKey("k2");
    now = now.plusSeconds(61);
    keys.keepFresh();
    keys.keepFresh();

    assertThat(asked).hasValue(2);
    assertThat(keys.current().getKeyByKeyId("k2")).isNotNull();
    assertThat(asked).hasValue(2);
  }

  @Test
  void keepsWhatItKnowsWhileUserServiceIsAway() {
    var _ = keys.current();
    published = null;
    now = now.plusSeconds(3600);
    assertThat(keys.current().getKeyByKeyId("k1")).isNotNull();
    assertThat(asked).as("it did ask").hasValue(2);
    published = newKey("k3");
    now = now.plusSeconds(11);
    assertThat(keys.current().getKeyByKeyId("k3")).isNotNull();
  }

  @Test
  void isUnavailableWhileItHasNone() {
    published = null;
    assertThatThrownBy(keys::current)
        .isInstanceOf(Refusal.class)
        .hasFieldOrPropertyWithValue("code", Status.Code.UNAVAILABLE);
    published = newKey("k1");
    now = now.plusSeconds(1);
    assertThat(keys.current().getKeyByKeyId("k1")).isNotNull();
  }
}
