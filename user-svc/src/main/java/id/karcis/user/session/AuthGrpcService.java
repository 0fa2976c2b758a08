package id.karcis.user.session;

import com.google.api.HttpBody;
import com.google.protobuf.Empty;
import id.karcis.api.user.v1.AuthServiceGrpc;
import id.karcis.api.user.v1.CompleteGoogleSignInRequest;
import id.karcis.api.user.v1.ListSessionsRequest;
import id.karcis.api.user.v1.ListSessionsResponse;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.LogoutRequest;
import id.karcis.api.user.v1.RefreshSessionRequest;
import id.karcis.api.user.v1.RevokeSessionRequest;
import id.karcis.api.user.v1.StartGoogleSignInRequest;
import id.karcis.api.user.v1.StartGoogleSignInResponse;
import id.karcis.api.user.v1.StoreTokenRequest;
import id.karcis.api.user.v1.StoredSession;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.validation.Ids;
import id.karcis.user.avatar.AvatarLinks;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Sign-in over gRPC.
@GrpcService
class AuthGrpcService extends AuthServiceGrpc.AuthServiceImplBase {

  private static final String JWK_SET = "application/jwk-set+json";
  private static final String JSON = "application/json";

  private final SignIn signIn;
  private final OpenSessions sessions;
  private final SigningKeyRing keys;
  private final Discovery discovery;
  private final FederatedSignIn federated;
  private final AvatarLinks avatars;

  AuthGrpcService(
      SignIn signIn,
      OpenSessions sessions,
      SigningKeyRing keys,
      Discovery discovery,
      FederatedSignIn federated,
      AvatarLinks avatars) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.keys = keys;
    this.discovery = discovery;
    this.federated = federated;
    this.avatars = avatars;
  }

  @Override
  public void login(LoginRequest request, StreamObserver<LoginResponse> response) {
    var signedIn = signIn.login(request.getEmail(), request.getPassword(), Device.current());
    response.onNext(AuthProtos.toProto(signedIn, avatars));
    response.onCompleted();
  }

  @Override
  public void refreshSession(
      RefreshSessionRequest request, StreamObserver<LoginResponse> response) {
    var signedIn = signIn.refresh(new RefreshToken(request.getRefreshToken()));
    response.onNext(AuthProtos.toProto(signedIn, avatars));
    response.onCompleted();
  }

  @Override
  public void logout(LogoutRequest request, StreamObserver<Empty> response) {
    sessions.logout(Callers.user());
    response.onNext(Empty.getDefaultInstance());
    response.onCompleted();
  }

  @Override
  public void listSessions(
      ListSessionsRequest request, StreamObserver<ListSessionsResponse> response) {
    var caller = Callers.user();
    var size = PageSizes.of(request.getPageSize());
    var page = sessions.list(caller, size, request.getPageToken());
    response.onNext(AuthProtos.toProto(page, caller));
    response.onCompleted();
  }

  @Override
  public void revokeSession(RevokeSessionRequest request, StreamObserver<Empty> response) {
    sessions.revoke(Callers.user(), Ids.uuid("id", request.getId()));
    response.onNext(Empty.getDefaultInstance());
    response.onCompleted();
  }

  @Override
  public void storeToken(StoreTokenRequest request, StreamObserver<StoredSession> response) {
    var caller = Callers.user();
    response.onNext(AuthProtos.toProto(caller, sessions.keepAlive(caller)));
    response.onCompleted();
  }

  @Override
  public void startGoogleSignIn(
      StartGoogleSignInRequest request, StreamObserver<StartGoogleSignInResponse> response) {
    response.onNext(AuthProtos.toProto(federated.begin(request.getReturnTo())));
    response.onCompleted();
  }

  @Override
  public void completeGoogleSignIn(
      CompleteGoogleSignInRequest request, StreamObserver<LoginResponse> response) {
    var signedIn = federated.complete(AuthProtos.toAnswer(request));
    response.onNext(AuthProtos.toProto(signedIn, avatars));
    response.onCompleted();
  }

  @Override
  public void getJwks(Empty request, StreamObserver<HttpBody> response) {
    response.onNext(AuthProtos.toBody(JWK_SET, keys.current().toString()));
    response.onCompleted();
  }

  @Override
  public void getOpenIdConfiguration(Empty request, StreamObserver<HttpBody> response) {
    response.onNext(AuthProtos.toBody(JSON, discovery.document()));
    response.onCompleted();
  }
}
