package id.karcis.user;

import com.google.protobuf.Message;
import id.karcis.api.user.v1.AuthServiceGrpc;
import id.karcis.api.user.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import id.karcis.api.user.v1.CreateUserRequest;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.User;
import id.karcis.api.user.v1.UserServiceGrpc;
import id.karcis.api.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.testing.TestServers;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.LocalGrpcServerPort;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Base of tests that talk to user-svc over the wire, with real PostgreSQL. They share one
/// database, so each makes accounts of its own. The admin of the settings is there.
@SpringBootTest(
    classes = UserApplication.class,
    properties = {
      "spring.config.name=user-svc",
      "spring.grpc.server.port=0",
      "spring.grpc.server.address=127.0.0.1",
      "karcis.management.port=0",
      "karcis.service-secret=a secret of more than thirty-two bytes",
      "karcis.user.bcrypt-cost=4",
      "karcis.user.hash-queue=500",
      "karcis.user.hash-wait=30s",
      "karcis.deadline.unary=30s",
      "karcis.deadline.upload=8s",
      "karcis.admin.email=" + UserServiceTest.ADMIN_EMAIL,
      "karcis.admin.password=" + UserServiceTest.PASSWORD
    })
public abstract class UserServiceTest {

  protected static final String ADMIN_EMAIL = "admin@karcis.example";
  protected static final String PASSWORD = "warung-kopi-senja";

  /// booking-svc's events.
  protected static final FakeEvents EVENTS = new FakeEvents();

  /// What booking-svc and payment-svc hold on people.
  protected static final FakePersonalData NEIGHBOURS = new FakePersonalData();

  private static final String DATABASE = TestServers.newDatabase();
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Autowired protected JdbcClient jdbc;
  @Autowired protected GrpcClients clients;
  @LocalGrpcServerPort private int port;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> DATABASE);
    registry.add("karcis.redis.url", TestServers::redisUri);
    registry.add("karcis.booking.address", EVENTS::address);
    registry.add("karcis.payment.address", NEIGHBOURS::paymentAddress);
  }

  /// An address that nobody has yet.
  protected static String newEmail() {
    return "Person" + PEOPLE.incrementAndGet() + "@mail.example";
  }

  protected static CreateUserRequest.Builder registration() {
    return CreateUserRequest.newBuilder()
        .setEmail(newEmail())
        .setPassword(PASSWORD)
        .setDisplayName("Ratna");
  }

  protected String address() {
    return "127.0.0.1:" + port;
  }

  protected UserServiceBlockingStub users() {
    return patient(clients.stub("127.0.0.1:" + port, UserServiceGrpc::newBlockingStub));
  }

  protected UserServiceBlockingStub users(LoginResponse session) {
    return with(users(), "authorization", "Bearer " + session.getAccessToken());
  }

  protected AuthServiceBlockingStub auth() {
    return patient(clients.stub("127.0.0.1:" + port, AuthServiceGrpc::newBlockingStub));
  }

  /// A stub of any service of user-svc, for somebody who is signed in.
  protected <S extends AbstractStub<S>> S stub(LoginResponse session, Function<Channel, S> type) {
    var stub = patient(clients.stub("127.0.0.1:" + port, type));
    return with(stub, "authorization", "Bearer " + session.getAccessToken());
  }

  /// The machine may be busy with other builds.
  private static <S extends AbstractStub<S>> S patient(S stub) {
    return stub.withDeadlineAfter(30, TimeUnit.SECONDS);
  }

  protected static <S extends AbstractStub<S>> S with(S stub, String header, String value) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  protected User newCustomer() {
    return users().createUser(registration().build());
  }

  protected User newAdmin() {
    return users(adminSession()).createUser(registration().setRole(User.Role.ADMIN).build());
  }

  protected LoginResponse login(User user) {
    return login(user.getEmail(), PASSWORD);
  }

  protected LoginResponse adminSession() {
    return login(ADMIN_EMAIL, PASSWORD);
  }

  protected LoginResponse login(String email, String password) {
    return auth().login(LoginRequest.newBuilder().setEmail(email).setPassword(password).build());
  }

  /// Runs a call that must fail and returns its refusal as the client sees it.
  protected static Refusal refusal(Supplier<? extends Message> call) {
    var failure = Assertions.catchThrowableOfType(StatusRuntimeException.class, call::get);
    Assertions.assertThat(failure).as("the call should fail").isNotNull();
    var status = StatusProto.fromThrowable(failure);
    return StatusProtos.fromProto(Objects.requireNonNull(status));
  }
}
