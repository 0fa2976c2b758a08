package id.karcis.user.session;

import com.google.api.HttpBody;
import com.google.protobuf.Empty;
import id.karcis.api.user.v1.AuthServiceGrpc;
import id.karcis.api.user.v1.LoginRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.RefreshSessionRequest;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/// Sign-in over gRPC.
@GrpcService
class AuthGrpcService extends AuthServiceGrpc.AuthServiceImplBase {

  private static final String JWK_SET = "application/jwk-set+json";
  private static final String JSON = "application/json";

  private final SignIn signIn;
  private final SigningKeyRing keys;
  private final Discovery discovery;

  AuthGrpcService(SignIn signIn, SigningKeyRing keys, Discovery discovery) {
    this.signIn = signIn;
    this.keys = keys;
    this.discovery = discovery;
  }

  @Override
  public void login(LoginRequest request, StreamObserver<LoginResponse> response) {
    var signedIn = signIn.login(request.getEmail(), request.getPassword(), Device.current());
    response.onNext(AuthProtos.toProto(signedIn));
    response.onCompleted();
  }

  @Override
  public void refreshSession(
      RefreshSessionRequest request, StreamObserver<LoginResponse> response) {
    var signedIn = signIn.refresh(new RefreshToken(request.getRefreshToken()));
    response.onNext(AuthProtos.toProto(signedIn));
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
