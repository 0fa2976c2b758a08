package id.karcis.user.account;

import id.karcis.api.user.v1.UploadAvatarRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.error.Refusals;
import id.karcis.platform.identity.Caller;
import id.karcis.user.avatar.AvatarLinks;
import id.karcis.user.avatar.Upload;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One upload of a picture, piece by piece. gRPC hands over the next piece when the one before is
/// stored, so a client cannot fill the memory by being fast. However the call ends (answered,
/// refused, cancelled, out of time), the place of the upload is given back.
final class GrpcAvatarUpload implements StreamObserver<UploadAvatarRequest> {

  private final Caller caller;
  private final AvatarEdits edits;
  private final AvatarLinks links;
  private final StreamObserver<User> response;
  private @Nullable UUID account;
  private volatile @Nullable Upload upload;
  private volatile boolean over;

  private GrpcAvatarUpload(
      Caller caller, AvatarEdits edits, AvatarLinks links, StreamObserver<User> response) {
    this.caller = caller;
    this.edits = edits;
    this.links = links;
    this.response = response;
  }

  static GrpcAvatarUpload of(
      Caller caller, AvatarEdits edits, AvatarLinks links, StreamObserver<User> response) {
    var upload = new GrpcAvatarUpload(caller, edits, links, response);
    var call = (ServerCallStreamObserver<User>) response;
    call.setOnCancelHandler(upload::end);
    call.setOnCloseHandler(upload::end);
    return upload;
  }

  @Override
  public void onNext(UploadAvatarRequest message) {
    try {
      var begun = upload == null ? begin(message) : upload;
      begun.add(message.getAvatar().getData().asReadOnlyByteBuffer());
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  private Upload begin(UploadAvatarRequest first) {
    if (first.getId().isEmpty()) {
      throw missing("id", "must be in the first message");
    }
    var id = UserProtos.toId("id", first.getId(), caller);
    var begun = edits.begin(caller, id);
    account = id;
    upload = begun;
    if (over) {
      begun.close(); // The call ended while we began.
    }
    return begun;
  }

  @Override
  public void onCompleted() {
    try {
      if (upload == null || account == null) {
        throw missing("avatar", "is missing");
      }
      var changed = edits.finish(caller, account, upload);
      end();
      response.onNext(UserProtos.toProto(changed, links));
      response.onCompleted();
    } finally {
      end();
    }
  }

  private static Refusal missing(String field, String problem) {
    return Refusals.invalid(List.of(new FieldViolation(field, "REQUIRED", problem)));
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
