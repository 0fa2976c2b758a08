package id.karcis.booking.catalog;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;

/// Answers calls.
public final class GrpcAnswers {

  private GrpcAnswers() {}

  /// Sends the one answer of a unary call.
  public static <T> void send(StreamObserver<T> caller, T answer) {
    caller.onNext(answer);
    caller.onCompleted();
  }

  /// Tells that it is done.
  public static void done(StreamObserver<Empty> caller) {
    send(caller, Empty.getDefaultInstance());
  }
}
