package id.karcis.user.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.AddToWishlistRequest;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.ListWishlistRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.RemoveFromWishlistRequest;
import id.karcis.api.user.v1.WishlistItem;
import id.karcis.api.user.v1.WishlistServiceGrpc;
import id.karcis.api.user.v1.WishlistServiceGrpc.WishlistServiceBlockingStub;
import id.karcis.platform.error.FieldViolation;
import id.karcis.user.UserServiceTest;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishlistContractTest extends UserServiceTest {

  private WishlistServiceBlockingStub wishlist() {
    return wishlist(login(newCustomer()));
  }

  private WishlistServiceBlockingStub wishlist(LoginResponse session) {
    return stub(session, WishlistServiceGrpc::newBlockingStub);
  }

  private static WishlistItem add(WishlistServiceBlockingStub wishlist, UUID event) {
    return wishlist.addToWishlist(
        AddToWishlistRequest.newBuilder().setEventId(event.toString()).build());
  }

  private static List<String> eventsOn(WishlistServiceBlockingStub wishlist, int pageSize) {
    var seen = new ArrayList<String>();
    var request = ListWishlistRequest.newBuilder().setPageSize(pageSize);
    do {
      var page = wishlist.listWishlist(request.build());
      assertThat(page.getItemsCount()).isLessThanOrEqualTo(pageSize);
      page.getItemsList().forEach(item -> seen.add(item.getEventId()));
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return seen;
  }

  @Test
  void listsNewestFirstPageByPage() {
    var mine = wishlist();
    var added = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      var event = EVENTS.add();
      assertThat(add(mine, event).getEventId()).isEqualTo(event.toString());
      added.addFirst(event.toString());
    }

    assertThat(eventsOn(mine, 2)).isEqualTo(added);
    assertThat(eventsOn(mine, 5)).isEqualTo(added);
    assertThat(eventsOn(wishlist(), 2)).isEmpty();
  }

  @Test
  void keepsTheFirstOfTheSameEvent() {
    var mine = wishlist();
    var event = EVENTS.add();
    var first = add(mine, event);
    var other = EVENTS.add();
    add(mine, other);

    assertThat(add(mine, event)).isEqualTo(first);
    assertThat(eventsOn(mine, 20)).containsExactly(other.toString(), event.toString());
  }

  @Test
  void keepsWhatIsOnItWhenTheEventIsGone() {
    var mine = wishlist();
    var event = EVENTS.add();
    var first = add(mine, event);
    EVENTS.remove(event);

    assertThat(add(mine, event)).isEqualTo(first);
    assertThat(eventsOn(mine, 20)).containsExactly(event.toString());
  }

  @Test
  void takesOffOnce() {
    var mine = wishlist();
    var event = EVENTS.add();
    add(mine, event);
    var request = RemoveFromWishlistRequest.newBuilder().setEventId(event.toString()).build();

    var strangers = refusal(() -> wishlist().removeFromWishlist(request));
    mine.removeFromWishlist(request);
    var again = refusal(() -> mine.removeFromWishlist(request));

    assertThat(List.of(strangers, again))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo(Code.NOT_FOUND))
        .allSatisfy(it -> assertThat(it.reason()).isEqualTo(ErrorReason.RESOURCE_NOT_FOUND));
    assertThat(eventsOn(mine, 20)).isEmpty();
  }

  @Test
  void refusesEventsThatNobodyMaySee() {
    var mine = wishlist();
    var refusal = refusal(() -> add(mine, UUID.randomUUID()));

    assertThat(refusal.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refusal.metadata()).containsEntry("type", "Event");
  }

  @Test
  void asksForEventsAsNobodyInParticular() {
    var before = EVENTS.counted();
    var admin = wishlist(adminSession());
    refusal(() -> add(admin, UUID.randomUUID()));

    assertThat(EVENTS.counted().get("calls")).isGreaterThan(before.getOrDefault("calls", 0));
    assertThat(EVENTS.counted()).containsEntry("callsWithToken", 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0190b3f1-7c1e-7d2a-9c55"})
  void refusesMalformedIds(String id) {
    var mine = wishlist();
    var adding =
        refusal(() -> mine.addToWishlist(AddToWishlistRequest.newBuilder().setEventId(id).build()));
    var removing =
        refusal(() ->
            mine.removeFromWishlist(RemoveFromWishlistRequest.newBuilder().setEventId(id).build()));

    assertThat(List.of(adding, removing))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo(Code.INVALID_ARGUMENT))
        .allSatisfy(it ->
            assertThat(it.violations())
                .extracting(FieldViolation::field)
                .containsExactly("eventId"));
  }

  @Test
  void namesEveryBadFieldOfAList() {
    var mine = wishlist();
    var both =
        ListWishlistRequest.newBuilder().setPageSize(-1).setPageToken("x".repeat(1025)).build();

    assertThat(refusal(() -> mine.listWishlist(both)).violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("pageSize", "pageToken");
    assertThat(
            refusal(() ->
                    mine.listWishlist(ListWishlistRequest.newBuilder().setPageToken("x").build()))
                .violations())
        .extracting(FieldViolation::field)
        .containsExactly("pageToken");
  }

  @Test
  void asksForAToken() {
    var nobody = stub(LoginResponse.getDefaultInstance(), WishlistServiceGrpc::newBlockingStub);

    assertThat(refusal(() -> nobody.listWishlist(ListWishlistRequest.getDefaultInstance())).code())
        .isEqualTo(Code.UNAUTHENTICATED);
  }

  @Test
  void saysWhenEventsCannotBeLookedUp() throws Exception {
    var mine = wishlist();
    var event = EVENTS.add();
    EVENTS.stop();
    try {
      var refusal = refusal(() -> add(mine, event));
      assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
      assertThat(refusal.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
      assertThat(refusal.retryAfter()).isNotNull();
      assertThat(eventsOn(mine, 20)).isEmpty();
    } finally {
      EVENTS.start();
      awaitEvents();
    }
    EVENTS.silent(true);
    try {
      assertThat(refusal(() -> add(mine, event)).code()).isEqualTo(Code.UNAVAILABLE);
    } finally {
      EVENTS.silent(false);
    }
    assertThat(add(mine, event).getEventId()).isEqualTo(event.toString());
  }

  /// The channel connects again by itself, after a pause.
  private void awaitEvents() {
    var other = wishlist();
    var event = EVENTS.add();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> add(other, event).getEventId().equals(event.toString()));
  }

  @Test
  void holdsSoManyAndNoMoreHoweverManyComeAtOnce() throws Exception {
    int room = 4;
    int tries = 16;
    var owner = newCustomer();
    var mine = wishlist(login(owner));
    fill(owner.getId(), Wishlist.MAX_ITEMS - room);
    var reasons = new ConcurrentLinkedQueue<ErrorReason>();

    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = IntStream.range(0, tries).mapToObj(_ -> adding(mine, reasons)).toList();
      people.invokeAll(tasks);
    }

    assertThat(reasons).hasSize(tries - room).containsOnly(ErrorReason.LIST_FULL);
    assertThat(eventsOn(mine, 100)).hasSize(Wishlist.MAX_ITEMS).doesNotHaveDuplicates();
    var refusal = refusal(() -> add(mine, EVENTS.add()));
    assertThat(refusal.code()).isEqualTo(Code.FAILED_PRECONDITION);
    assertThat(refusal.metadata()).containsEntry("limit", "500");
  }

  private void fill(String account, int items) {
    jdbc.sql(
            """
            insert into wishlist_items (account_id, event_id, create_time)
            select ?, gen_random_uuid(), now() from generate_series(1, ?)
            """)
        .param(UUID.fromString(account))
        .param(items)
        .update();
  }

  private static Callable<Object> adding(
      WishlistServiceBlockingStub mine, ConcurrentLinkedQueue<ErrorReason> reasons) {
    return () -> {
      try {
        return add(mine, EVENTS.add());
      } catch (RuntimeException failure) {
        reasons.add(
            refusal(
                    () -> {
                      throw failure;
                    })
                .reason());
        return "refused";
      }
    };
  }

  @Test
  void putsAnEventOnItOnceHoweverManyComeAtOnce() throws Exception {
    var mine = wishlist();
    var event = EVENTS.add();

    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          people.invokeAll(
              IntStream.range(0, 12)
                  .<Callable<WishlistItem>>mapToObj(_ -> () -> add(mine, event))
                  .toList());
      assertThat(answers.stream().map(it -> it.resultNow()).distinct()).hasSize(1);
    }
    assertThat(eventsOn(mine, 20)).containsExactly(event.toString());
  }

  @Test
  void goesWithTheAccount() {
    var owner = newCustomer();
    var other = newCustomer();
    add(wishlist(login(owner)), EVENTS.add());
    add(wishlist(login(other)), EVENTS.add());

    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(owner.getId()).build());

    assertThat(rowsOf(owner.getId())).isZero();
    assertThat(rowsOf(other.getId())).isEqualTo(1);
  }

  private int rowsOf(String account) {
    return jdbc.sql("select count(*) from wishlist_items where account_id = ?")
        .param(UUID.fromString(account))
        .query(Integer.class)
        .single();
  }
}
