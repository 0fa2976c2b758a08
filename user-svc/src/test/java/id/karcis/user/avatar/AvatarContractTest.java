package id.karcis.user.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.GetAvatarRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.ListUsersRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.UploadAvatarRequest;
import id.karcis.api.user.v1.User;
import id.karcis.api.user.v1.UserServiceGrpc;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.error.Refusal;
import id.karcis.user.UserServiceTest;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AvatarContractTest extends UserServiceTest {

  private static final int PIECE = 64 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private Uploads uploads;

  @AfterEach
  void givesAllPlacesBack() {
    Awaitility.await().atMost(PATIENCE).until(() -> uploads.count() == 0);
  }

  /// An upload that the test sends piece by piece.
  private static final class Sending implements StreamObserver<User> {
    private final CompletableFuture<User> answer = new CompletableFuture<>();

    @Override
    public void onNext(User user) {
      answer.complete(user);
    }

    @Override
    public void onError(Throwable failure) {
      answer.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      answer.completeExceptionally(new IllegalStateException("no answer"));
    }

    User join() {
      try {
        return answer.join();
      } catch (CompletionException e) {
        throw (RuntimeException) e.getCause();
      }
    }
  }

  private StreamObserver<UploadAvatarRequest> begin(LoginResponse session, Sending sending) {
    return stub(session, UserServiceGrpc::newStub).uploadAvatar(sending);
  }

  private StreamObserver<UploadAvatarRequest> beginFrom(
      String address, LoginResponse session, Sending sending) {
    var stub = stub(session, UserServiceGrpc::newStub);
    return with(stub, "x-forwarded-for", address).uploadAvatar(sending);
  }

  private static UploadAvatarRequest message(String id, byte[] piece) {
    return UploadAvatarRequest.newBuilder()
        .setId(id)
        .setAvatar(HttpBody.newBuilder().setData(ByteString.copyFrom(piece)))
        .build();
  }

  private User upload(LoginResponse session, String id, byte[] file) {
    var sending = new Sending();
    var messages = begin(session, sending);
    for (int i = 0; i == 0 || i < file.length; i += PIECE) {
      var piece = PictureFiles.slice(file, i, Math.min(file.length, i + PIECE));
      messages.onNext(message(i == 0 ? id : "", piece));
    }
    messages.onCompleted();
    return sending.join();
  }

  private User me(LoginResponse session) {
    return users(session).getUser(GetUserRequest.newBuilder().setId("me").build());
  }

  private HttpBody avatarOf(String id) {
    return users().getAvatar(GetAvatarRequest.newBuilder().setId(id).build());
  }

  @Test
  void showsThePictureWhereverTheAccountIsShown() throws Exception {
    var user = newCustomer();
    var session = login(user);
    assertThat(user.getAvatarUrl()).isEmpty();

    var changed = upload(session, "me", PictureFiles.named("turned.jpg"));

    assertThat(changed.getAvatarUrl())
        .matches("http://[^/]+/api/users/" + user.getId() + "/avatar\\?v=[0-9a-f]{12}");
    assertThat(changed.getEtag()).isNotEqualTo(user.getEtag());
    assertThat(me(session)).isEqualTo(changed);
    assertThat(login(user).getUser()).isEqualTo(changed);
    var listed =
        users(adminSession())
            .listUsers(ListUsersRequest.newBuilder().setQuery(user.getEmail()).build());
    assertThat(listed.getUsersList()).containsExactly(changed);
    var body = avatarOf(user.getId());
    assertThat(body.getContentType()).isEqualTo("image/jpeg");
    assertThat(PictureFiles.quarters(body.getData().toByteArray())).isEqualTo("BRWG");
  }

  @Test
  void namesThePictureByItsContent() {
    var user = newCustomer();
    var session = login(user);
    var first = upload(session, user.getId(), PictureFiles.png(0x336699));
    var etag = etagOf(user.getId());
    assertThat(etag).matches("\"[0-9a-f]{32}\"");
    assertThat(first.getAvatarUrl()).endsWith("?v=" + etag.substring(1, 13));

    assertThat(upload(session, "me", PictureFiles.png(0x336699))).isEqualTo(first);
    assertThat(etagOf(user.getId())).isEqualTo(etag);
    var second = upload(session, "me", PictureFiles.png(0x993366));

    assertThat(second.getAvatarUrl()).isNotEqualTo(first.getAvatarUrl());
    assertThat(etagOf(user.getId())).isNotEqualTo(etag);
  }

  private String etagOf(String id) {
    var headers = new AtomicReference<Metadata>();
    var trailers = new AtomicReference<Metadata>();
    var _ =
        users()
            .withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(headers, trailers))
            .getAvatar(GetAvatarRequest.newBuilder().setId(id).build());
    var key = Metadata.Key.of("etag", Metadata.ASCII_STRING_MARSHALLER);
    return Objects.requireNonNull(headers.get().get(key));
  }

  @Test
  void tellsNobodyApartWhoHasNoPicture() {
    var without = refusal(() -> avatarOf(newCustomer().getId()));
    var nobody = refusal(() -> avatarOf(UUID.randomUUID().toString()));

    assertThat(List.of(without, nobody))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo(Code.NOT_FOUND))
        .allSatisfy(it -> assertThat(it.metadata()).containsEntry("type", "Avatar"));
    assertThat(refusal(() -> avatarOf("me")).violations())
        .extracting(FieldViolation::field)
        .containsExactly("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"still.gif", "animated.png", "cmyk.jpg"})
  void keepsThePictureWhenTheNextIsNone(String name) {
    var session = login(newCustomer());
    var before = upload(session, "me", PictureFiles.png(0x336699));

    var refusal = refusal(() -> upload(session, "me", PictureFiles.named(name)));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.UNSUPPORTED_IMAGE);
    assertThat(refusal.violations()).extracting(FieldViolation::field).containsExactly("avatar");
    assertThat(me(session)).isEqualTo(before);
  }

  @Test
  void takesFilesUpToALength() {
    var session = login(newCustomer());
    var jpeg = PictureFiles.named("progressive.jpg");
    var longest = PictureFiles.joined(jpeg, new byte[Upload.MAX_BYTES - jpeg.length]);

    assertThat(upload(session, "me", longest).getAvatarUrl()).isNotEmpty();
    var refusal = refusal(() -> upload(session, "me", PictureFiles.joined(longest, new byte[1])));

    assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.BODY_TOO_LARGE);
    assertThat(refusal.metadata()).containsEntry("limitBytes", "5242880");
  }

  @Test
  void hidesOtherPeoplesAccountsBeforeItTakesTheFile() {
    var owner = newCustomer();
    var sending = new Sending();
    var messages = begin(login(newCustomer()), sending);

    messages.onNext(message(owner.getId(), new byte[10]));
    var refusal = refusal(sending::join);

    assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(refusalOfNobody().reason()).isEqualTo(ErrorReason.TOKEN_MISSING);
  }

  private Refusal refusalOfNobody() {
    var sending = new Sending();
    patient(users().getChannel(), sending).onNext(message("me", new byte[1]));
    return refusal(sending::join);
  }

  private static StreamObserver<UploadAvatarRequest> patient(
      io.grpc.Channel channel, Sending sending) {
    return UserServiceGrpc.newStub(channel).uploadAvatar(sending);
  }

  @Test
  void letsAnAdminSetItAndWritesThatDown() {
    var owner = newCustomer();

    var changed = upload(adminSession(), owner.getId(), PictureFiles.png(0x112233));

    assertThat(changed.getAvatarUrl()).contains(owner.getId());
    var actions =
        jdbc.sql("select action from audit_log where resource_id = ? and resource_type = 'User'")
            .param(owner.getId())
            .query(String.class)
            .list();
    assertThat(actions).contains("UploadAvatar");
  }

  @Test
  void namesWhatIsMissing() {
    var session = login(newCustomer());
    var nothing = new Sending();
    begin(session, nothing).onCompleted();
    var noId = new Sending();
    begin(session, noId).onNext(message("", new byte[1]));
    var badId = new Sending();
    begin(session, badId).onNext(message("you", new byte[1]));

    assertThat(fields(nothing)).containsExactly("avatar");
    assertThat(fields(noId)).containsExactly("id");
    assertThat(fields(badId)).containsExactly("id");
    assertThat(refusal(() -> upload(session, "me", new byte[0])).reason())
        .isEqualTo(ErrorReason.UNSUPPORTED_IMAGE);
  }

  private static List<String> fields(Sending sending) {
    return refusal(sending::join).violations().stream().map(FieldViolation::field).toList();
  }

  @Test
  void takesOneUploadOfAnAccountAtATime() {
    var session = login(newCustomer());
    var first = new Sending();
    var messages = begin(session, first);
    messages.onNext(message("me", new byte[10]));
    Awaitility.await().atMost(PATIENCE).until(() -> uploads.count() == 1);

    var refusal = refusal(() -> upload(session, "me", PictureFiles.png(0)));
    assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.TOO_MANY_REQUESTS);
    assertThat(refusal.retryAfter()).isNotNull();

    messages.onError(new IllegalStateException("the person went away"));
    Awaitility.await().atMost(PATIENCE).until(() -> uploads.count() == 0);
    assertThat(upload(session, "me", PictureFiles.png(0)).getAvatarUrl()).isNotEmpty();
  }

  @Test
  void takesSoManyUploadsAtOnceAndEndsThoseThatNeverEnd() {
    var begun = new ArrayList<Sending>();
    for (int i = 0; i < Uploads.PLACES; i++) {
      var sending = new Sending();
      beginFrom("203.0.113." + i, login(newCustomer()), sending)
          .onNext(message("me", new byte[10]));
      begun.add(sending);
    }
    Awaitility.await().atMost(PATIENCE).until(() -> uploads.count() == Uploads.PLACES);
    var late = login(newCustomer());

    assertThat(refusal(() -> upload(late, "me", PictureFiles.png(0))).reason())
        .isEqualTo(ErrorReason.TOO_MANY_REQUESTS);
    assertThat(begun)
        .allSatisfy(
            it -> assertThat(refusal(it::join).reason()).isEqualTo(ErrorReason.DEADLINE_EXCEEDED));
    Awaitility.await().atMost(PATIENCE).until(() -> uploads.count() == 0);
    assertThat(upload(late, "me", PictureFiles.png(0)).getAvatarUrl()).isNotEmpty();
  }

  /// Addresses of one IPv6 network are one client's, whatever accounts it has.
  @Test
  void leavesPlacesForOthersWhateverAccountsOneNetworkHas() {
    var open = new ArrayList<StreamObserver<UploadAvatarRequest>>();
    for (int i = 1; i <= Uploads.PLACES_OF_NETWORK; i++) {
      var messages = beginFrom("2001:db8:7::" + i, login(newCustomer()), new Sending());
      messages.onNext(message("me", new byte[10]));
      open.add(messages);
    }
    Awaitility.await().atMost(PATIENCE).until(() -> uploads.count() == open.size());

    var third = new Sending();
    beginFrom("2001:db8:7::ff", login(newCustomer()), third).onNext(message("me", new byte[10]));
    assertThat(refusal(third::join).reason()).isEqualTo(ErrorReason.TOO_MANY_REQUESTS);
    assertThat(upload(login(newCustomer()), "me", PictureFiles.png(0)).getAvatarUrl()).isNotEmpty();

    open.forEach(it -> it.onError(new IllegalStateException("the person went away")));
    Awaitility.await().atMost(PATIENCE).until(() -> uploads.count() == 0);
    var later = new Sending();
    var messages = beginFrom("2001:db8:7::ff", login(newCustomer()), later);
    messages.onNext(message("me", PictureFiles.png(0)));
    messages.onCompleted();
    assertThat(later.join().getAvatarUrl()).isNotEmpty();
  }

  @Test
  void goesWithTheAccount() {
    var owner = newCustomer();
    upload(login(owner), "me", PictureFiles.png(0x445566));

    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(owner.getId()).build());

    assertThat(refusal(() -> avatarOf(owner.getId())).code()).isEqualTo(Code.NOT_FOUND);
    var id = UUID.fromString(owner.getId());
    assertThat(count("select count(*) from avatars where account_id = ?", id)).isZero();
    assertThat(count("select count(*) from accounts where id = ? and avatar_etag is not null", id))
        .isZero();
  }

  private int count(String sql, UUID id) {
    return jdbc.sql(sql).param(id).query(Integer.class).single();
  }
}
