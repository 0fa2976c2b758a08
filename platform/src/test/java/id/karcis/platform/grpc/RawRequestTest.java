package id.karcis.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import id.karcis.api.probe.v1.Probe;
import id.karcis.api.probe.v1.ProbeServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.probe.ProbeTest;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a client gets that sends other bytes than a client library does.
class RawRequestTest extends ProbeTest {

  private static final int MIB = 1024 * 1024;

  @Autowired private GrpcClients clients;

  private static final Marshaller<byte[]> BYTES =
      new Marshaller<>() {
        @Override
        public InputStream stream(byte[] bytes) {
          return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream bytes) {
          try {
            return bytes.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  private StatusRuntimeException failure(
      MethodDescriptor<?, ?> method, CallOptions options, byte[]... messages) throws Exception {
    var ended = new CompletableFuture<StatusRuntimeException>();
    var call =
        clients
            .channel(address())
            .newCall(
                method.toBuilder(BYTES, BYTES).build(),
                options.withDeadlineAfter(30, TimeUnit.SECONDS));
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            ended.complete(status.asRuntimeException(trailers));
          }
        },
        new Metadata());
    call.request(1);
    for (var message : messages) {
      call.sendMessage(message);
    }
    call.halfClose();
    return ended.get(30, TimeUnit.SECONDS);
  }

  private Refusal unary(byte[]... messages) throws Exception {
    var failure = failure(ProbeServiceGrpc.getAskPublicMethod(), CallOptions.DEFAULT, messages);
    return refusal(() -> {
      throw failure;
    });
  }

  private static void assertMalformed(Refusal told) {
    assertThat(told.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(told.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(told.violations())
        .extracting(FieldViolation::reason)
        .containsExactly("MALFORMED_MESSAGE");
  }

  @Test
  void refusesWhatIsNoMessage() throws Exception {
    var invalidUtf8 =
        Probe.newBuilder().build().toByteString().concat(ByteString.fromHex("1202ff00"));
    var endlessNesting = "2a".repeat(200);
    for (var bytes :
        List.of(
            new byte[] {(byte) 0xff},
            ByteString.fromHex("12").toByteArray(),
            ByteString.fromHex("127f61").toByteArray(),
            ByteString.fromHex("0b".repeat(200)).toByteArray(),
            ByteString.fromHex(endlessNesting).toByteArray(),
            invalidUtf8.toByteArray())) {
      assertMalformed(unary(bytes));
    }
  }

  @Test
  void survivesRandomBytes() throws Exception {
    var random = new Random(1);
    for (int i = 0; i < 200; i++) {
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      var status = failure(ProbeServiceGrpc.getAskPublicMethod(), CallOptions.DEFAULT, bytes);
      assertThat(status.getStatus().getCode()).isIn(Code.OK, Code.INVALID_ARGUMENT);
    }
  }

  @Test
  void refusesWhatIsNoMessageOnAStream() throws Exception {
    var failure =
        failure(
            ProbeServiceGrpc.getTalkMethod(),
            CallOptions.DEFAULT,
            Probe.newBuilder().setDisplayName("fine").build().toByteArray(),
            new byte[] {(byte) 0xff});
    assertMalformed(
        refusal(() -> {
          throw failure;
        }));
  }

  @Test
  void asksForATokenFirst() throws Exception {
    var failure =
        failure(ProbeServiceGrpc.getAskUserMethod(), CallOptions.DEFAULT, new byte[] {(byte) 0xff});
    assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
  }

  @Test
  void wantsOneMessageWhereOneIsExpected() throws Exception {
    for (var messages : List.of(new byte[][] {}, new byte[][] {{}, {}})) {
      var told = unary(messages);
      assertThat(told.code()).isEqualTo(Code.INVALID_ARGUMENT);
      assertThat(told.violations())
          .extracting(FieldViolation::reason)
          .containsExactly("MALFORMED_CALL");
    }
  }

  @Test
  void refusesALargeMessageAndSaysWhatIsAllowed() throws Exception {
    var large = probeOf(MIB + MIB / 2);
    var told = unary(large);
    assertThat(told.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(told.reason()).isEqualTo(ErrorReason.BODY_TOO_LARGE);
    assertThat(told.metadata()).containsEntry("limitBytes", "" + MIB);

    assertThat(unary(probeOf(MIB - 100)).reason())
        .as("read, and then too long for its field")
        .isEqualTo(ErrorReason.INVALID_FIELD);
  }

  @Test
  void refusesWhatUnpacksToALargeMessage() throws Exception {
    for (var size : List.of(2 * MIB, 64 * MIB)) {
      var failure =
          failure(
              ProbeServiceGrpc.getAskPublicMethod(),
              CallOptions.DEFAULT.withCompression("gzip"),
              probeOf(size));
      var told =
          refusal(() -> {
            throw failure;
          });
      assertThat(told.reason()).as(size + " bytes").isEqualTo(ErrorReason.BODY_TOO_LARGE);
    }
  }

  @Test
  void cutsOffWhatIsFarTooLarge() throws Exception {
    var failure =
        failure(ProbeServiceGrpc.getAskPublicMethod(), CallOptions.DEFAULT, probeOf(8 * MIB));
    assertThat(failure.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void staysInService() throws Exception {
    unary(new byte[] {(byte) 0xff});
    assertThat(anonymous().askPublic(probe())).isEqualTo(probe());
  }

  private static byte[] probeOf(int bytes) {
    return Probe.newBuilder().setDisplayName("x".repeat(bytes)).build().toByteArray();
  }
}
