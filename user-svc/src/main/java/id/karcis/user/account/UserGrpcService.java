package id.karcis.user.account;

import com.google.api.HttpBody;
import com.google.protobuf.Empty;
import id.karcis.api.user.v1.ChangePasswordRequest;
import id.karcis.api.user.v1.CreateUserRequest;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.ExportUserRequest;
import id.karcis.api.user.v1.GetAvatarRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.ListUsersRequest;
import id.karcis.api.user.v1.ListUsersResponse;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.UploadAvatarRequest;
import id.karcis.api.user.v1.User;
import id.karcis.api.user.v1.UserServiceGrpc;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.request.ResponseMetadata;
import id.karcis.platform.validation.Ids;
import id.karcis.user.avatar.AvatarLinks;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Accounts over gRPC.
@GrpcService
class UserGrpcService extends UserServiceGrpc.UserServiceImplBase {

  private final Accounts accounts;
  private final AccountSearch search;
  private final Registration registration;
  private final AccountEdits edits;
  private final PasswordChange passwords;
  private final AvatarEdits avatarEdits;
  private final AvatarLinks avatars;
  private final AccountExport export;

  UserGrpcService(
      Accounts accounts,
      AccountSearch search,
      Registration registration,
      AccountEdits edits,
      PasswordChange passwords,
      AvatarEdits avatarEdits,
      AvatarLinks avatars,
      AccountExport export) {
    this.accounts = accounts;
    this.search = search;
    this.registration = registration;
    this.edits = edits;
    this.passwords = passwords;
    this.avatarEdits = avatarEdits;
    this.avatars = avatars;
    this.export = export;
  }

  @Override
  public void createUser(CreateUserRequest request, StreamObserver<User> response) {
    var account = registration.register(UserProtos.toNewAccount(request));
    response.onNext(UserProtos.toProto(account, avatars));
    response.onCompleted();
  }

  @Override
  public void listUsers(ListUsersRequest request, StreamObserver<ListUsersResponse> response) {
    var page = search.list(UserProtos.toQuery(request));
    response.onNext(UserProtos.toProto(page, avatars));
    response.onCompleted();
  }

  @Override
  public void getUser(GetUserRequest request, StreamObserver<User> response) {
    var caller = Callers.user();
    var id = UserProtos.toId("id", request.getId(), caller);
    var account =
        accounts
            .findActive(id)
            .filter(it -> caller.mayActFor(it.id()))
            .orElseThrow(() -> AccountRefusals.unknown(id));
    response.onNext(UserProtos.toProto(account, avatars));
    response.onCompleted();
  }

  @Override
  public void updateUser(UpdateUserRequest request, StreamObserver<User> response) {
    var caller = Callers.user();
    var id = UserProtos.toId("user.id", request.getUser().getId(), caller);
    var account = edits.update(caller, UserProtos.toChange(id, request));
    response.onNext(UserProtos.toProto(account, avatars));
    response.onCompleted();
  }

  @Override
  public void deleteUser(DeleteUserRequest request, StreamObserver<Empty> response) {
    edits.delete(Callers.user(), Ids.uuid("id", request.getId()));
    response.onNext(Empty.getDefaultInstance());
    response.onCompleted();
  }

  @Override
  public void changePassword(ChangePasswordRequest request, StreamObserver<Empty> response) {
    var caller = Callers.user();
    var id = UserProtos.toId("id", request.getId(), caller);
    passwords.change(caller, id, request.getCurrentPassword(), request.getNewPassword());
    response.onNext(Empty.getDefaultInstance());
    response.onCompleted();
  }

  @Override
  public StreamObserver<UploadAvatarRequest> uploadAvatar(StreamObserver<User> response) {
    return GrpcAvatarUpload.of(Callers.user(), avatarEdits, avatars, response);
  }

  @Override
  public void getAvatar(GetAvatarRequest request, StreamObserver<HttpBody> response) {
    var avatar = avatarEdits.get(Ids.uuid("id", request.getId()));
    ResponseMetadata.etag(avatar.etag());
    response.onNext(UserProtos.toBody(avatar));
    response.onCompleted();
  }

  @Override
  public void exportUser(ExportUserRequest request, StreamObserver<HttpBody> response) {
    var caller = Callers.user();
    var json = export.export(caller, UserProtos.toId("id", request.getId(), caller));
    ResponseMetadata.fileName("karcis-export.json");
    response.onNext(UserProtos.toJsonFile(json));
    response.onCompleted();
  }
}
