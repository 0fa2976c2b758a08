package id.karcis.booking.upload;

import com.google.api.HttpBody;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusals;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One upload of a file, piece by piece. gRPC hands over the next piece when the one before is
/// stored, so a client cannot fill the memory by being fast. However the call ends (answered,
/// refused, cancelled, out of time), the place of the upload is given back.
///
/// @param <Q> a piece of the file; the first one says what to do with it
/// @param <R> the answer
public final class GrpcUpload<Q, R> implements StreamObserver<Q> {

  private final Uploads uploads;
  private final Function<Q, HttpBody> piece;
  private final Function<Q, Function<byte[], R>> begin;
  private final StreamObserver<R> response;
  private @Nullable Function<byte[], R> work;
  private volatile @Nullable Upload upload;
  private volatile boolean over;

  private GrpcUpload(
      Uploads uploads,
      Function<Q, HttpBody> piece,
      Function<Q, Function<byte[], R>> begin,
      StreamObserver<R> response) {
    this.uploads = uploads;
    this.piece = piece;
    this.begin = begin;
    this.response = response;
  }

  /// Takes in the file of a call.
  ///
  /// @param piece reads a piece out of a message
  /// @param begin reads the first message, which it may refuse, and returns what to do with the
  ///   whole file
  public static <Q, R> GrpcUpload<Q, R> of(
      Uploads uploads,
      Function<Q, HttpBody> piece,
      Function<Q, Function<byte[], R>> begin,
      StreamObserver<R> response) {
    var upload = new GrpcUpload<>(uploads, piece, begin, response);
    var call = (ServerCallStreamObserver<R>) response;
    call.setOnCancelHandler(upload::end);
    call.setOnCloseHandler(upload::end);
    return upload;
  }

  @Override
  public void onNext(Q message) {
    try {
      var begun = upload == null ? begin(message) : upload;
      begun.add(piece.apply(message).getData().toByteArray());
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  private Upload begin(Q first) {
    work = begin.apply(first);
    var begun = uploads.begin();
    upload = begun;
    if (over) {
      begun.close(); // The call ended while we began.
    }
    return begun;
  }

  @Override
  public void onCompleted() {
    try {
      var file = upload == null ? new byte[0] : upload.file();
      if (work == null || file.length == 0) {
        throw Refusals.invalid(
            List.of(new FieldViolation("file", "REQUIRED", "is missing: send the file")));
      }
      var answer = work.apply(file);
      end();
      response.onNext(answer);
      response.onCompleted();
    } finally {
      end();
    }
  }

  /// The client gave up.
  @Override
  public void onError(Throwable failure) {
    end();
  }

  private void end() {
    over = true;
    var begun = upload;
    if (begun != null) {
      begun.close();
    }
  }
}
