package id.karcis.booking;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// Sends files as clients do: piece by piece.
public final class Uploading {

  private static final int PIECE_BYTES = 64 * 1024;

  private Uploading() {}

  /// The file in pieces; at least one.
  public static List<HttpBody> pieces(byte[] file) {
    var pieces = new ArrayList<HttpBody>();
    for (var i = 0; i == 0 || i < file.length; i += PIECE_BYTES) {
      var piece = Arrays.copyOfRange(file, i, Math.min(file.length, i + PIECE_BYTES));
      pieces.add(HttpBody.newBuilder().setData(ByteString.copyFrom(piece)).build());
    }
    return pieces;
  }

  /// Makes the call and returns its answer.
  ///
  /// @throws StatusRuntimeException as a blocking stub does
  public static <Q, R> R send(
      Function<StreamObserver<R>, StreamObserver<Q>> rpc, List<Q> messages) {
    var answer = new CompletableFuture<R>();
    var call = rpc.apply(new Answer<>(answer));
    for (var message : messages) {
      if (!answer.isDone()) {
        call.onNext(message);
      }
    }
    if (!answer.isDone()) {
      call.onCompleted();
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StatusRuntimeException refused) {
        throw refused;
      }
      throw e;
    }
  }

  private record Answer<R>(CompletableFuture<R> future) implements StreamObserver<R> {

    @Override
    public void onNext(R answer) {
      future.complete(answer);
    }

    @Override
    public void onError(Throwable failure) {
      future.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      future.completeExceptionally(new IllegalStateException("the call ended without an answer"));
    }
  }
}
