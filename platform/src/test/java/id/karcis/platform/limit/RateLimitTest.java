package id.karcis.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.probe.v1.Probe;
import id.karcis.api.probe.v1.ProbeServiceGrpc;
import id.karcis.api.probe.v1.ProbeServiceGrpc.ProbeServiceBlockingStub;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.Role;
import id.karcis.platform.identity.ServiceTokens;
import id.karcis.platform.probe.ProbeTest;
import id.karcis.platform.testing.TestServers;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Over the wire. Each test has addresses and accounts of its own; a token grows back so slowly
/// that none does meanwhile, but for the sign-ins.
@TestPropertySource(
    properties = {
      "karcis.limits.scale=1",
      "karcis.limits.account=1/h burst 3",
      "karcis.limits.admin=1/h burst 5",
      "karcis.limits.prefix=1/h burst 8",
      "karcis.limits.login=15/min burst 2"
    })
class RateLimitTest extends ProbeTest {

  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  @Autowired private ServiceTokens serviceTokens;
  @Autowired private GrpcClients clients;

  @DynamicPropertySource
  static void redis(DynamicPropertyRegistry registry) {
    registry.add("karcis.redis.url", TestServers::redisUri);
  }

  private static String newAddress() {
    return "203.0.113." + ADDRESSES.incrementAndGet();
  }

  private ProbeServiceBlockingStub from(String address) {
    return with("x-forwarded-for", address);
  }

  private ProbeServiceBlockingStub from(String address, UUID user, Role role) {
    return from(address).withInterceptors(bearer(tokens.token(user, role)));
  }

  private static ClientInterceptor bearer(String token) {
    return sending("authorization", "Bearer " + token);
  }

  private static ClientInterceptor sending(String name, String value) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  private static Refusal assertRefused(Runnable call, String whose) {
    var told = refusal(call::run);
    assertThat(told.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(told.reason()).isEqualTo(ErrorReason.TOO_MANY_REQUESTS);
    assertThat(told.message()).contains(whose);
    assertThat(told.retryAfter()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
    return told;
  }

  @Test
  void limitsAnAccountWhereverItIs() {
    var user = UUID.randomUUID();
    for (int i = 0; i < 3; i++) {
      from(newAddress(), user, Role.CUSTOMER).askUser(probe());
    }
    assertRefused(() -> from(newAddress(), user, Role.CUSTOMER).askUser(probe()), "account");
    from(newAddress(), UUID.randomUUID(), Role.CUSTOMER).askUser(probe());
  }

  @Test
  void allowsAdminsMore() {
    var admin = UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      from(newAddress(), admin, Role.ADMIN).askAdmin(probe());
    }
    assertRefused(() -> from(newAddress(), admin, Role.ADMIN).askAdmin(probe()), "account");
  }

  @Test
  void limitsAnAddressWhoeverCalls() {
    var address = newAddress();
    for (int i = 0; i < 8; i++) {
      from(address, UUID.randomUUID(), Role.CUSTOMER).askUser(probe());
    }
    assertRefused(
        () -> from(address, UUID.randomUUID(), Role.CUSTOMER).askUser(probe()), "address");
    assertRefused(() -> from(address).askPublic(probe()), "address");
  }

  @Test
  void takesTheAddressesOfAnIpv6NetworkForOneClient() {
    for (int i = 0; i < 8; i++) {
      from("2001:db8:1:2:" + i + "::1").askPublic(probe());
    }
    assertRefused(() -> from("2001:db8:1:2:ffff::9").askPublic(probe()), "address");
    from("2001:db8:1:3::1").askPublic(probe());
  }

  @Test
  void takesNothingOfTheAccountWhenTheAddressIsRefused() {
    var address = newAddress();
    for (int i = 0; i < 8; i++) {
      from(address).askPublic(probe());
    }
    var user = UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      assertRefused(() -> from(address, user, Role.CUSTOMER).askUser(probe()), "address");
    }
    for (int i = 0; i < 3; i++) {
      from(newAddress(), user, Role.CUSTOMER).askUser(probe());
    }
  }

  @Test
  void countsSignInsApartAndSaysTrulyWhenToComeBack() throws Exception {
    var address = newAddress();
    for (int i = 0; i < 2; i++) {
      from(address).signIn(probe());
    }
    var told = assertRefused(() -> from(address).signIn(probe()), "address");
    from(address).askPublic(probe());

    Thread.sleep(told.retryAfter());

    from(address).signIn(probe());
    assertRefused(() -> from(address).signIn(probe()), "address");
  }

  @Test
  void letsPeopleReadAsOftenAsTheyLike() {
    var address = newAddress();
    for (int i = 0; i < 50; i++) {
      from(address).read(probe());
    }
  }

  @Test
  void letsServicesCallEachOther() {
    var service = anonymous().withInterceptors(serviceTokens.interceptor());
    for (int i = 0; i < 50; i++) {
      service.askService(probe());
    }
  }

  @Test
  void letsHealthBeAskedAsOftenAsOneLikes() {
    var health = clients.stub(address(), HealthGrpc::newBlockingStub);
    for (int i = 0; i < 50; i++) {
      assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatusValue()).isOne();
    }
  }

  @Test
  void countsAStreamOnce() throws Exception {
    var address = newAddress();
    var answered = new AtomicInteger();
    var done = new CountDownLatch(1);
    var stub =
        clients
            .stub(address(), ProbeServiceGrpc::newStub)
            .withInterceptors(sending("x-forwarded-for", address))
            .withDeadlineAfter(30, TimeUnit.SECONDS);
    var requests =
        stub.talk(
            new StreamObserver<>() {
              @Override
              public void onNext(Probe answer) {
                answered.incrementAndGet();
              }

              @Override
              public void onError(Throwable failure) {
                done.countDown();
              }

              @Override
              public void onCompleted() {
                done.countDown();
              }
            });
    for (int i = 0; i < 50; i++) {
      requests.onNext(probe());
    }
    requests.onCompleted();
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answered).hasValue(50);
    for (int i = 0; i < 7; i++) {
      from(address).askPublic(probe());
    }
    assertRefused(() -> from(address).askPublic(probe()), "address");
  }

  @Test
  void refusesBeforeTheRequestIsLookedAt() {
    var address = newAddress();
    for (int i = 0; i < 8; i++) {
      from(address).askPublic(probe());
    }
    var malformed = Probe.newBuilder().setDisplayName("x".repeat(21)).build();
    assertRefused(() -> from(address).askPublic(malformed), "address");
  }

  @Test
  void refusesABadTokenBeforeItCosts() {
    var address = newAddress();
    for (int i = 0; i < 20; i++) {
      var stub = from(address).withInterceptors(bearer("x"));
      assertThat(refusal(() -> stub.askPublic(probe())).code()).isEqualTo(Code.UNAUTHENTICATED);
    }
    from(address).askPublic(probe());
  }
}
