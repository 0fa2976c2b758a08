package id.karcis.booking;

import id.karcis.api.booking.v1.CategoryServiceGrpc;
import id.karcis.api.booking.v1.EventServiceGrpc;
import id.karcis.api.booking.v1.LocationServiceGrpc;
import id.karcis.api.booking.v1.SeasonServiceGrpc;
import id.karcis.api.booking.v1.TicketTypeServiceGrpc;
import id.karcis.api.booking.v1.VenueServiceGrpc;
import id.karcis.booking.account.FakeAccounts;
import id.karcis.booking.mail.TestMailServer;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.Role;
import id.karcis.platform.probe.TestTokens;
import id.karcis.platform.testing.TestServers;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.LocalGrpcServerPort;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Base of tests that talk to the whole service over gRPC, with a real database and Redis. All of
/// them share one running service and one database: tests make what they need and look at nothing
/// else.
@SpringBootTest(
    properties = {
      "spring.config.name=booking-svc",
      "spring.grpc.server.port=0",
      "spring.grpc.server.address=127.0.0.1",
      "karcis.management.port=0",
      "karcis.service-secret=" + BookingTestBase.SERVICE_SECRET
    })
@Import(TestKeys.class)
public abstract class BookingTestBase {

  /// The secret that services of this test share.
  protected static final String SERVICE_SECRET = "a secret of more than thirty-two bytes";

  /// The user-svc, as far as it knows accounts.
  protected static final FakeAccounts ACCOUNTS = new FakeAccounts();

  /// The mail server.
  protected static final TestMailServer MAIL = new TestMailServer();

  /// Ample, because a busy machine is no failure; the service's own deadlines hold all the same.
  private static final long CALL_SECONDS = 60;

  private static final String DATABASE = TestServers.newDatabase();

  @Autowired protected GrpcClients clients;
  @Autowired protected TestTokens tokens;
  @Autowired protected JdbcClient jdbc;
  @LocalGrpcServerPort private int port;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> DATABASE);
    registry.add("karcis.redis.url", TestServers::redisUri);
    registry.add("karcis.user.address", ACCOUNTS::address);
    registry.add("karcis.mail.host", () -> "127.0.0.1");
    registry.add("karcis.mail.port", MAIL::port);
    registry.add("karcis.mail.tls", () -> "none");
    registry.add("karcis.mail.from", () -> "Karcis <tickets@karcis.test>");
  }

  /// Makes catalog resources as an admin.
  protected Catalog catalog() {
    return new Catalog(
        admin(LocationServiceGrpc::newBlockingStub),
        admin(CategoryServiceGrpc::newBlockingStub),
        admin(VenueServiceGrpc::newBlockingStub),
        admin(EventServiceGrpc::newBlockingStub),
        admin(TicketTypeServiceGrpc::newBlockingStub),
        admin(SeasonServiceGrpc::newBlockingStub));
  }

  /// A stub without a token: `anonymous(EventServiceGrpc::newBlockingStub)`.
  // The reference turns our function into the factory that the stub asks for.
  @SuppressWarnings("UnnecessaryMethodReference")
  protected <S extends AbstractStub<S>> S anonymous(Function<Channel, S> stub) {
    return clients
        .stub("127.0.0.1:" + port, stub::apply)
        .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
  }

  /// A stub of some admin.
  protected <S extends AbstractStub<S>> S admin(Function<Channel, S> stub) {
    return as(UUID.randomUUID(), Role.ADMIN, stub);
  }

  /// A stub of this buyer.
  protected <S extends AbstractStub<S>> S buyer(UUID user, Function<Channel, S> stub) {
    return as(user, Role.CUSTOMER, stub);
  }

  /// A stub of some buyer.
  protected <S extends AbstractStub<S>> S stranger(Function<Channel, S> stub) {
    return buyer(UUID.randomUUID(), stub);
  }

  /// A stub of this user.
  protected <S extends AbstractStub<S>> S as(UUID user, Role role, Function<Channel, S> stub) {
    return with(anonymous(stub), "authorization", "Bearer " + tokens.token(user, role));
  }

  /// The same stub with one more header.
  protected static <S extends AbstractStub<S>> S with(S stub, String header, String value) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /// Runs a call that must fail and returns its refusal as the client sees it.
  protected static Refusal refusal(ThrowingCallable call) {
    var failure = Assertions.catchThrowableOfType(StatusRuntimeException.class, call);
    Assertions.assertThat(failure).as("the call should fail").isNotNull();
    var status = Objects.requireNonNull(StatusProto.fromThrowable(failure), "details");
    return StatusProtos.fromProto(status);
  }
}
