package id.karcis.user.push;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.NotificationServiceGrpc;
import id.karcis.api.user.v1.NotificationServiceGrpc.NotificationServiceBlockingStub;
import id.karcis.api.user.v1.PushSubscription;
import id.karcis.api.user.v1.SubscribeRequest;
import id.karcis.api.user.v1.SubscribeRequest.Keys;
import id.karcis.api.user.v1.UnsubscribeRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.persistence.Hashes;
import id.karcis.user.UserServiceTest;
import id.karcis.user.account.AccountClaimed;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

class NotificationContractTest extends UserServiceTest {

  /// The keys of the example in RFC 8291, section 5.
  private static final Keys KEYS =
      Keys.newBuilder()
          .setP256Dh(
              "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
          .setAuth("BTBZMqHH6r4Tts7J_aSIgg")
          .build();

  private static final AtomicInteger BROWSERS = new AtomicInteger();

  @Autowired private FieldEncryption encryption;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transactions;

  private static SubscribeRequest browser() {
    var endpoint = "https://push.example.com/send/" + BROWSERS.incrementAndGet();
    return SubscribeRequest.newBuilder().setEndpoint(endpoint).setKeys(KEYS).build();
  }

  private NotificationServiceBlockingStub push(User user) {
    return stub(login(user), NotificationServiceGrpc::newBlockingStub);
  }

  private static UnsubscribeRequest unsubscribe(PushSubscription subscription) {
    return UnsubscribeRequest.newBuilder().setId(subscription.getId()).build();
  }

  private List<@Nullable String> idsOf(User user) {
    return jdbc.sql("select id::text from push_subscriptions where account_id = ? order by id")
        .param(UUID.fromString(user.getId()))
        .query(String.class)
        .list();
  }

  @Test
  void storesABrowser() {
    var owner = newCustomer();
    var browser = browser();

    var stored = push(owner).subscribe(browser);

    assertThat(UUID.fromString(stored.getId()).version()).isEqualTo(7);
    assertThat(stored.getEndpoint()).isEqualTo(browser.getEndpoint());
    assertThat(stored.getCreateTime().getSeconds()).isPositive();
    assertThat(idsOf(owner)).containsExactly(stored.getId());
  }

  @Test
  void encryptsWhatItStores() {
    var owner = newCustomer();
    var browser = browser();
    push(owner).subscribe(browser);
    var hash = Hashes.sha256(browser.getEndpoint().getBytes(StandardCharsets.UTF_8));
    var hex = HexFormat.of().formatHex(hash);

    assertThat(column(owner, "endpoint_hash")).isEqualTo(hash);
    assertThat(decrypted(owner, "endpoint", hex)).isEqualTo(browser.getEndpoint());
    assertThat(decrypted(owner, "p256dh", hex)).isEqualTo(KEYS.getP256Dh());
    assertThat(decrypted(owner, "auth", hex)).isEqualTo(KEYS.getAuth());
  }

  private String decrypted(User owner, String column, String hash) {
    var place = "push_subscriptions." + column + "/" + hash;
    return encryption.decrypt(column(owner, column), place);
  }

  private byte[] column(User owner, String name) {
    return jdbc.sql("select " + name + " from push_subscriptions where account_id = ?")
        .param(UUID.fromString(owner.getId()))
        .query(byte[].class)
        .single();
  }

  @Test
  void replacesTheKeysOfTheSameBrowser() {
    var owner = newCustomer();
    var browser = browser();
    var first = push(owner).subscribe(browser);
    var secret = "AAAAAAAAAAAAAAAAAAAAAA";

    var again =
        push(owner)
            .subscribe(browser.toBuilder().setKeys(KEYS.toBuilder().setAuth(secret)).build());

    assertThat(again).isEqualTo(first);
    assertThat(idsOf(owner)).containsExactly(first.getId());
    var hash = HexFormat.of().formatHex(column(owner, "endpoint_hash"));
    assertThat(decrypted(owner, "auth", hash)).isEqualTo(secret);
  }

  @Test
  void movesABrowserToWhoeverSignedInThereLast() {
    var former = newCustomer();
    var present = newCustomer();
    var browser = browser();
    var first = push(former).subscribe(browser);

    var moved = push(present).subscribe(browser);

    assertThat(idsOf(former)).isEmpty();
    assertThat(idsOf(present)).containsExactly(moved.getId());
    assertThat(moved.getId()).isNotEqualTo(first.getId());
    assertThat(refusal(() -> push(former).unsubscribe(unsubscribe(moved))).code())
        .isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void deletesOnceAndForItsOwnerOnly() {
    var owner = newCustomer();
    var stored = push(owner).subscribe(browser());

    var strangers = refusal(() -> push(newCustomer()).unsubscribe(unsubscribe(stored)));
    var admins =
        refusal(() ->
            stub(adminSession(), NotificationServiceGrpc::newBlockingStub)
                .unsubscribe(unsubscribe(stored)));
    push(owner).unsubscribe(unsubscribe(stored));
    var again = refusal(() -> push(owner).unsubscribe(unsubscribe(stored)));

    assertThat(List.of(strangers, admins, again))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo(Code.NOT_FOUND))
        .allSatisfy(it -> assertThat(it.reason()).isEqualTo(ErrorReason.RESOURCE_NOT_FOUND));
    assertThat(idsOf(owner)).isEmpty();
  }

  @Test
  void letsTheOldestGo() {
    var owner = newCustomer();
    var mine = push(owner);
    var all = new ArrayList<String>();
    for (int i = 0; i < PushSubscriptions.MAX_PER_ACCOUNT + 2; i++) {
      all.add(mine.subscribe(browser()).getId());
    }

    assertThat(idsOf(owner)).containsExactlyElementsOf(all.subList(2, all.size()));
  }

  @Test
  void keepsToTheLimitHoweverManyComeAtOnce() throws Exception {
    var owner = newCustomer();
    var mine = push(owner);
    try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
      browsers
          .invokeAll(
              IntStream.range(0, 40)
                  .<Callable<PushSubscription>>mapToObj(_ -> () -> mine.subscribe(browser()))
                  .toList())
          .forEach(it -> assertThat(it.resultNow().getId()).isNotEmpty());
    }

    assertThat(idsOf(owner)).hasSize(PushSubscriptions.MAX_PER_ACCOUNT);
  }

  @Test
  void givesABrowserToOneOfManyAccounts() throws Exception {
    var browser = browser();
    var people = IntStream.range(0, 8).mapToObj(_ -> newCustomer()).toList();
    var stubs = people.stream().map(this::push).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads
          .invokeAll(
              stubs.stream()
                  .<Callable<PushSubscription>>map(stub -> () -> stub.subscribe(browser))
                  .toList())
          .forEach(it -> assertThat(it.resultNow().getId()).isNotEmpty());
    }

    assertThat(people.stream().mapToInt(it -> idsOf(it).size()).sum()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://push.example.com/x",
        "ftp://push.example.com/x",
        "push.example.com/x",
        "https:push.example.com",
        "https:///x",
        "https://localhost/x",
        "https://LocalHost./x",
        "https://a.localhost/x",
        "https://printer.local/x",
        "https://db.internal/x",
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://2130706433/x",
        "https://0x7f.0.0.1/x",
        "https://0x7f000001/x",
        "https://[::1]/x",
        "https://[::ffff:10.0.0.1]/x",
        "https://10.0.0.1:443/x",
        "https://push.example.com:8443/x",
        "https://push.example.com:80/x",
        "https://user@push.example.com/x",
        "https://user:pass@push.example.com/x",
        "https://push.example.com@evil.example.com/x",
        "https://push.example.com/x#y",
        "https://push.example.com\\@evil.com/x",
        "https://push_.example.com/x",
        "https://пуш.example.com/x",
        "https://push.example.com/ x",
        "https://push.example.com./x",
        "https://intranet/x"
      })
  void refusesEndpointsThatAreNotOnThePublicInternet(String endpoint) {
    var owner = newCustomer();
    var request = browser().toBuilder().setEndpoint(endpoint).build();

    var refusal = refusal(() -> push(owner).subscribe(request));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.violations()).extracting(FieldViolation::field).containsExactly("endpoint");
    assertThat(idsOf(owner)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fcm.googleapis.com/fcm/send/abc:def_-?x=1",
        "https://updates.push.services.mozilla.com:443/wpush/v2/gAAA",
        "HTTPS://WNS2-BY3P.notify.windows.com/w/?token=BQY%3d",
        "https://xn--80ak6aa92e.xn--p1ai/x"
      })
  void takesEndpointsOfPushServices(String endpoint) {
    var request = browser().toBuilder().setEndpoint(endpoint).build();

    assertThat(push(newCustomer()).subscribe(request).getEndpoint()).isEqualTo(endpoint);
  }

  @Test
  void namesEveryBadFieldAndNoValue() {
    var offCurve = KEYS.getP256Dh().substring(0, 86) + "8";
    var request =
        SubscribeRequest.newBuilder()
            .setEndpoint("https://127.0.0.1/secret-path")
            .setKeys(Keys.newBuilder().setP256Dh(offCurve).setAuth("c2hvcnQ"))
            .build();
    var refusal = refusal(() -> push(newCustomer()).subscribe(request));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("endpoint", "keys.p256dh", "keys.auth");
    assertThat(refusal.message()).doesNotContain("secret-path", offCurve, "c2hvcnQ");
    assertThat(
            refusal(() -> push(newCustomer()).subscribe(SubscribeRequest.getDefaultInstance()))
                .violations())
        .extracting(FieldViolation::field)
        .contains("endpoint", "keys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // x of the example, y of zero.
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        // The point at infinity written as zeros.
        "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        // Compressed.
        "AiVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx",
        // Padded, and in plain base64.
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4=",
        "BCVxsr7N/eNgVRqvHtD0zTZsEc6+VV+JvLexhqUzORcxaOzi6+AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "A"
      })
  void refusesKeysThatAreNoPoint(String key) {
    var request = browser().toBuilder().setKeys(KEYS.toBuilder().setP256Dh(key)).build();

    assertThat(refusal(() -> push(newCustomer()).subscribe(request)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("keys.p256dh");
  }

  @Test
  void asksForAToken() {
    var nobody = stub(LoginResponse.getDefaultInstance(), NotificationServiceGrpc::newBlockingStub);

    assertThat(refusal(() -> nobody.subscribe(browser())).code()).isEqualTo(Code.UNAUTHENTICATED);
  }

  @Test
  void goesWhenTheOwnerOfTheAddressTakesTheAccountOver() {
    var trap = newCustomer();
    var other = newCustomer();
    push(trap).subscribe(browser());
    push(other).subscribe(browser());

    transactions.executeWithoutResult(
        _ -> events.publishEvent(new AccountClaimed(UUID.fromString(trap.getId()))));

    assertThat(idsOf(trap)).isEmpty();
    assertThat(idsOf(other)).hasSize(1);
  }

  @Test
  void goesWithTheAccount() {
    var owner = newCustomer();
    push(owner).subscribe(browser());

    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(owner.getId()).build());

    assertThat(idsOf(owner)).isEmpty();
  }
}
