package id.karcis.platform.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.probe.v1.ProbeServiceGrpc;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.probe.ProbeTest;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@SuppressWarnings("NullAway.Init")
@TestPropertySource(properties = {"karcis.deadline.unary=300ms", "karcis.deadline.longest=600ms"})
class DeadlineTest extends ProbeTest {

  private ManagedChannel channel;

  @BeforeEach
  void opensPlainChannel() {
    channel = Grpc.newChannelBuilder(address(), InsecureChannelCredentials.create()).build();
  }

  @AfterEach
  void closesChannel() {
    channel.shutdownNow();
  }

  @Test
  void endsCallsWhoseCallerSetNoDeadline() throws Exception {
    var seenEnd = new CountDownLatch(1);
    service.answer(request -> {
      var ended = new CountDownLatch(1);
      Context.current().addListener(_ -> ended.countDown(), Runnable::run);
      await(ended);
      seenEnd.countDown();
      return request;
    });
    var told = refusal(() -> ProbeServiceGrpc.newBlockingStub(channel).askPublic(probe()));
    assertThat(told.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    assertThat(told.reason()).isEqualTo(ErrorReason.DEADLINE_EXCEEDED);
    assertThat(seenEnd.await(5, TimeUnit.SECONDS)).as("the context was cancelled").isTrue();
  }

  @Test
  void shortensDeadlinesThatAreTooLong() {
    service.answer(request -> {
      var deadline = Context.current().getDeadline();
      assertThat(deadline).isNotNull();
      assertThat(deadline.timeRemaining(TimeUnit.MILLISECONDS)).isBetween(1L, 600L);
      return request;
    });
    assertThat(anonymous().withDeadlineAfter(1, TimeUnit.HOURS).askPublic(probe()))
        .isEqualTo(probe());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
