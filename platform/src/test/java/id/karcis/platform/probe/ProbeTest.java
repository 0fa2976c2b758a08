package id.karcis.platform.probe;

import id.karcis.api.probe.v1.Probe;
import id.karcis.api.probe.v1.ProbeServiceGrpc;
import id.karcis.api.probe.v1.ProbeServiceGrpc.ProbeServiceBlockingStub;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.StatusProtos;
import id.karcis.platform.grpc.GrpcClients;
import id.karcis.platform.identity.Role;
import id.karcis.platform.testing.TestServers;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.grpc.test.autoconfigure.LocalGrpcServerPort;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Base of tests that talk to the probe service over the wire, with a database.
@SpringBootTest(
    classes = ProbeApplication.class,
    properties = {
      "spring.grpc.server.port=0",
      "spring.grpc.server.address=127.0.0.1",
      "spring.application.name=probe",
      "spring.flyway.locations=classpath:db/platform",
      "karcis.management.port=0",
      "karcis.service-secret=" + ProbeTest.SECRET
    })
public abstract class ProbeTest {

  /// The secret that services of this test share.
  protected static final String SECRET = "a secret of more than thirty-two bytes";

  private static final String DATABASE = TestServers.newDatabase();

  @Autowired protected ProbeGrpcService service;
  @Autowired protected TestTokens tokens;
  @Autowired private GrpcClients clients;
  @LocalGrpcServerPort private int port;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> DATABASE);
  }

  @BeforeEach
  void answersEcho() {
    service.answer(request -> request);
  }

  protected ProbeServiceBlockingStub anonymous() {
    return clients.stub(address(), ProbeServiceGrpc::newBlockingStub);
  }

  protected String address() {
    return "127.0.0.1:" + port;
  }

  protected ProbeServiceBlockingStub with(String header, String value) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
    return anonymous().withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  protected ProbeServiceBlockingStub as(Role role) {
    return with("authorization", "Bearer " + tokens.token(UUID.randomUUID(), role));
  }

  /// Runs a call that must fail and returns its refusal as the client sees it.
  protected static Refusal refusal(ThrowingCallable call) {
    var failure = Assertions.catchThrowableOfType(StatusRuntimeException.class, call);
    Assertions.assertThat(failure).as("the call should fail").isNotNull();
    var status = StatusProto.fromThrowable(failure);
    return StatusProtos.fromProto(Objects.requireNonNull(status, "the failure has a status"));
  }

  protected static Probe probe() {
    return Probe.getDefaultInstance();
  }
}
