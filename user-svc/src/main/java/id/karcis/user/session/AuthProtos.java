package id.karcis.user.session;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.user.account.UserProtos;

/// Sign-in on the wire.
final class AuthProtos {

  private static final String TOKEN_TYPE = "Bearer";

  private AuthProtos() {}

  static LoginResponse toProto(SignedIn signedIn) {
    return LoginResponse.newBuilder()
        .setAccessToken(signedIn.accessToken())
        .setRefreshToken(signedIn.refreshToken().text())
        .setTokenType(TOKEN_TYPE)
        .setExpiresIn((int) AccessTokenIssuer.LIFETIME.toSeconds())
        .setUser(UserProtos.toProto(signedIn.account()))
        .build();
  }

  static HttpBody toBody(String contentType, String text) {
    return HttpBody.newBuilder()
        .setContentType(contentType)
        .setData(ByteString.copyFromUtf8(text))
        .build();
  }
}
