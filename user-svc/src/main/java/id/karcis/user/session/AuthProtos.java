package id.karcis.user.session;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import id.karcis.api.user.internal.v1.ListEndedSessionsResponse;
import id.karcis.api.user.internal.v1.ListEndedSessionsResponse.EndedSession;
import id.karcis.api.user.v1.CompleteGoogleSignInRequest;
import id.karcis.api.user.v1.ListSessionsResponse;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.Session;
import id.karcis.api.user.v1.StartGoogleSignInResponse;
import id.karcis.api.user.v1.StoredSession;
import id.karcis.platform.identity.Caller;
import id.karcis.user.account.UserProtos;
import id.karcis.user.avatar.AvatarLinks;
import java.time.Instant;

/// Sign-in on the wire.
public final class AuthProtos {

  private static final String TOKEN_TYPE = "Bearer";

  private AuthProtos() {}

  public static LoginResponse toProto(SignedIn signedIn, AvatarLinks avatars) {
    return LoginResponse.newBuilder()
        .setAccessToken(signedIn.accessToken().text())
        .setRefreshToken(signedIn.refreshToken().text())
        .setTokenType(TOKEN_TYPE)
        .setExpiresIn((int) signedIn.accessToken().lifetime().toSeconds())
        .setUser(UserProtos.toProto(signedIn.account(), avatars))
        .build();
  }

  static ListSessionsResponse toProto(OpenSessions.Page page, Caller caller) {
    return ListSessionsResponse.newBuilder()
        .addAllSessions(page.sessions().stream().map(entry -> toProto(entry, caller)).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  private static Session toProto(OpenSessions.Entry entry, Caller caller) {
    var id = entry.id().toString();
    return Session.newBuilder()
        .setId(id)
        .setDevice(entry.device().userAgent())
        .setClientAddress(entry.device().address())
        .setCreateTime(toProto(entry.createTime()))
        .setLastActiveTime(toProto(entry.lastActiveTime()))
        .setIdleExpireTime(toProto(entry.ends().idle()))
        .setExpireTime(toProto(entry.ends().absolute()))
        .setCurrent(id.equals(caller.sessionId()))
        .build();
  }

  static StoredSession toProto(Caller caller, OpenSessions.Ends ends) {
    return StoredSession.newBuilder()
        .setSessionId(caller.sessionId())
        .setIdleExpireTime(toProto(ends.idle()))
        .setExpireTime(toProto(ends.absolute()))
        .build();
  }

  static ListEndedSessionsResponse toProto(EndedSessionFeed.Batch batch) {
    return ListEndedSessionsResponse.newBuilder()
        .addAllSessions(batch.sessions().stream().map(AuthProtos::toProto).toList())
        .setCursor(batch.cursor())
        .setMore(batch.more())
        .build();
  }

  private static EndedSession toProto(EndedSessionFeed.Ended ended) {
    return EndedSession.newBuilder()
        .setSessionId(ended.id().toString())
        .setEndTime(toProto(ended.endTime()))
        .build();
  }

  static Timestamp toProto(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }

  static StartGoogleSignInResponse toProto(FederatedSignIn.Begun begun) {
    return StartGoogleSignInResponse.newBuilder()
        .setAuthorizationUri(begun.authorizationUri().toString())
        .setExpireTime(toProto(begun.expireTime()))
        .build();
  }

  static FederatedSignIn.Answer toAnswer(CompleteGoogleSignInRequest request) {
    return new FederatedSignIn.Answer(
        request.getState(), request.getCode(), request.getError(), request.getIss());
  }

  static HttpBody toBody(String contentType, String text) {
    return HttpBody.newBuilder()
        .setContentType(contentType)
        .setData(ByteString.copyFromUtf8(text))
        .build();
  }
}
