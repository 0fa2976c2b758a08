package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.AddToWishlistRequest;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.ExportUserRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.SaveSearchRequest;
import id.karcis.api.user.v1.SearchHistoryServiceGrpc;
import id.karcis.api.user.v1.User;
import id.karcis.api.user.v1.WishlistServiceGrpc;
import id.karcis.platform.export.PersonalDataFile;
import id.karcis.platform.testing.PersonalColumns;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What people get when they ask for everything that is held on them.
class ExportContractTest extends UserServiceTest {

  private static final String PHONE = "+6281298765432";

  @Autowired private PersonalDataFile file;

  @AfterEach
  void neighboursAreBack() {
    NEIGHBOURS.paymentIsAway(false);
  }

  private User newPerson() {
    return users().createUser(registration().setPhoneNumber(PHONE).build());
  }

  private JsonObject export(LoginResponse session, String id) {
    var body = users(session).exportUser(ExportUserRequest.newBuilder().setId(id).build());
    assertThat(body.getContentType()).isEqualTo("application/json");
    return JsonParser.parseString(body.getData().toStringUtf8()).getAsJsonObject();
  }

  @Test
  void tellsEverythingOfAllServices() {
    var user = newPerson();
    var session = login(user);
    var event = EVENTS.add().toString();
    var _ =
        stub(session, WishlistServiceGrpc::newBlockingStub)
            .addToWishlist(AddToWishlistRequest.newBuilder().setEventId(event).build());
    var _ =
        stub(session, SearchHistoryServiceGrpc::newBlockingStub)
            .saveSearch(SaveSearchRequest.newBuilder().setQuery("gamelan").build());

    var told = export(session, "me");

    var account = told.getAsJsonObject("account");
    assertThat(account.get("email").getAsString()).isEqualTo(user.getEmail());
    assertThat(account.get("phone_number").getAsString()).isEqualTo(PHONE);
    assertThat(account.get("leaderboard_opt_out").getAsBoolean()).isFalse();
    assertThat(told.getAsJsonObject("sessions").getAsJsonArray("rows")).hasSize(1);
    assertThat(told.get("wishlist_items").toString()).contains(event);
    assertThat(told.get("searches").toString()).contains("gamelan");
    assertThat(told.keySet()).contains("identities", "avatars", "push_subscriptions", "audit_log");
    for (var neighbour : Set.of("booking", "payment")) {
      assertThat(told.getAsJsonObject(neighbour).get("of").getAsString()).isEqualTo(user.getId());
    }
    assertThat(told.toString()).doesNotContain("$2", session.getRefreshToken());
  }

  @Test
  void isAudited() {
    var user = newPerson();
    var session = login(user);
    var _ = export(session, user.getId());
    var rows = export(session, "me").getAsJsonObject("audit_log").getAsJsonArray("rows");
    assertThat(rows.get(0).getAsJsonObject().get("action").getAsString()).isEqualTo("ExportUser");
    assertThat(rows.get(0).getAsJsonObject().get("by_you").getAsBoolean()).isTrue();
    assertThat(
            jdbc.sql("select actor from audit_log where action = 'ExportUser' and resource_id = ?")
                .param(user.getId())
                .query(UUID.class)
                .list())
        .hasSize(2)
        .containsOnly(UUID.fromString(user.getId()));
  }

  @Test
  void hidesPeopleFromStrangersButNotFromAdmins() {
    var user = newPerson();
    var request = ExportUserRequest.newBuilder().setId(user.getId()).build();
    var stranger = login(newCustomer());
    assertThat(refusal(() -> users(stranger).exportUser(request)).code()).isEqualTo(Code.NOT_FOUND);
    assertThat(export(adminSession(), user.getId()).has("account")).isTrue();
    var unknown = ExportUserRequest.newBuilder().setId(UUID.randomUUID().toString()).build();
    var admin = adminSession();
    assertThat(refusal(() -> users(admin).exportUser(unknown)).code()).isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void tellsNothingRatherThanSome() {
    var user = newPerson();
    var session = login(user);
    NEIGHBOURS.paymentIsAway(true);
    var request = ExportUserRequest.newBuilder().setId("me").build();
    var refusal = refusal(() -> users(session).exportUser(request));
    assertThat(refusal.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.DEPENDENCY_UNAVAILABLE);
    assertThat(
            jdbc.sql("select count(*) from audit_log where action = 'ExportUser' and actor = ?")
                .param(UUID.fromString(user.getId()))
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void keepsNoTokenInClear() {
    var session = login(newPerson());
    jdbc.sql("checkpoint").update();
    for (var table : List.of("refresh_tokens", "sessions")) {
      assertThat(fileHolds(table, session.getRefreshToken())).as(table).isFalse();
      assertThat(fileHolds(table, session.getAccessToken())).as(table).isFalse();
    }
    assertThat(fileHolds("accounts", session.getUser().getEmail())).isTrue();
  }

  /// Looks at the bytes on disk.
  private boolean fileHolds(String table, String text) {
    return jdbc.sql(
            "select position(? in pg_read_binary_file(pg_relation_filepath('" + table + "'))) > 0")
        .param(text.getBytes(StandardCharsets.UTF_8))
        .query(Boolean.class)
        .single();
  }

  @Test
  void tellsEveryColumnThatLeadsToAPerson() {
    assertThat(PersonalColumns.untold(jdbc, file, Set.of())).isEmpty();
  }

  @Test
  void nothingOfItIsLeftWhenTheAccountIsDeleted() {
    var user = newPerson();
    var id = UUID.fromString(user.getId());
    var session = login(user);
    var _ =
        stub(session, WishlistServiceGrpc::newBlockingStub)
            .addToWishlist(
                AddToWishlistRequest.newBuilder().setEventId(EVENTS.add().toString()).build());
    var _ =
        stub(session, SearchHistoryServiceGrpc::newBlockingStub)
            .saveSearch(SaveSearchRequest.newBuilder().setQuery("wayang").build());
    var _ =
        users(adminSession())
            .deleteUser(DeleteUserRequest.newBuilder().setId(user.getId()).build());

    for (var source : file.sources()) {
      if (!KEPT.contains(source.name())) {
        assertThat(source.json(id))
            .as(source.name())
            .satisfiesAnyOf(
                json -> assertThat(json).isEqualTo("[]"),
                json -> assertThat(json).contains("\"rows\" : []"));
      }
    }
    var account =
        file.sources().stream().filter(it -> it.name().equals("account")).findFirst().orElseThrow();
    assertThat(account.json(id)).doesNotContain(user.getEmail(), PHONE, user.getDisplayName());
    assertThat(file.json(id))
        .doesNotContain(user.getEmail(), PHONE, "wayang", "127.0.0.1", "grpc-");
  }

  /// The account and its sessions stay as numbers without a person; neighbours keep orders for the
  /// books; the audit log and keys of calls hold no personal data.
  private static final Set<String> KEPT =
      Set.of("account", "sessions", "booking", "payment", "audit_log", "idempotency_keys");
}
