package id.karcis.local.attack;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.local.Part;
import id.karcis.local.sale.RunningPlatform;
import io.grpc.ManagedChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// API9: reflection tells the contract of a service and nothing that happens to run beside it.
class ReflectionTest {

  private static final long LIMIT_SECONDS = 20;

  @ParameterizedTest
  @EnumSource(names = {"USER", "BOOKING", "PAYMENT"})
  void tellsTheContractAlone(Part part) throws Exception {
    var own = "karcis\\.%s\\.(internal\\.)?v1\\..+".formatted(part.name().toLowerCase(Locale.ROOT));
    assertThat(services(part))
        .isNotEmpty()
        .allMatch(name ->
            name.matches(own)
                || name.equals("grpc.health.v1.Health")
                || name.matches("grpc\\.reflection\\.v1(alpha)?\\.ServerReflection"));
  }

  private static List<String> services(Part part) throws Exception {
    var channel =
        ManagedChannelBuilder.forTarget(RunningPlatform.get().address(part)).usePlaintext().build();
    try {
      var answer = new CompletableFuture<ServerReflectionResponse>();
      var requests =
          ServerReflectionGrpc.newStub(channel).serverReflectionInfo(new First<>(answer));
      requests.onNext(ServerReflectionRequest.newBuilder().setListServices("*").build());
      requests.onCompleted();
      return answer
          .get(LIMIT_SECONDS, TimeUnit.SECONDS)
          .getListServicesResponse()
          .getServiceList()
          .stream()
          .map(service -> service.getName())
          .toList();
    } finally {
      channel.shutdownNow();
    }
  }

  /// Takes the first message of a stream.
  private record First<T>(CompletableFuture<T> message) implements StreamObserver<T> {

    @Override
    public void onNext(T first) {
      message.complete(first);
    }

    @Override
    public void onError(Throwable failure) {
      message.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      message.completeExceptionally(new AssertionError("no answer"));
    }
  }
}
