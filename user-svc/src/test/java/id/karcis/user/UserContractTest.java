package id.karcis.user;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.type.v1.ErrorReason;
import id.karcis.api.user.v1.CreateUserRequest;
import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.ListUsersRequest;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.api.user.v1.User;
import id.karcis.platform.error.FieldViolation;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserContractTest extends UserServiceTest {

  @Test
  void opensACustomersAccount() {
    var email = newEmail();
    var user =
        users().createUser(registration().setEmail(email).setPhoneNumber("+6281234567890").build());

    assertThat(UUID.fromString(user.getId()).version()).isEqualTo(7);
    assertThat(user.getEmail()).isEqualTo(email);
    assertThat(user.getDisplayName()).isEqualTo("Ratna");
    assertThat(user.getPhoneNumber()).isEqualTo("+6281234567890");
    assertThat(user.getRole()).isEqualTo(User.Role.CUSTOMER);
    assertThat(user.getEmailVerified()).isFalse();
    assertThat(user.getEtag()).isNotEmpty();
    assertThat(user.getCreateTime()).isEqualTo(user.getUpdateTime());
    assertThat(get(login(user), "me")).isEqualTo(user);
  }

  private User get(LoginResponse session, String id) {
    return users(session).getUser(GetUserRequest.newBuilder().setId(id).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ",
        "🎫🎭",
        "Robert'); DROP TABLE accounts;--",
        "مرحبا",
        "O’Neill \\ \"x\""
      })
  void keepsNamesOfEveryScript(String name) {
    var user = users().createUser(registration().setDisplayName(name).build());

    assertThat(get(login(user), user.getId()).getDisplayName()).isEqualTo(name);
  }

  @Test
  void countsTheCharactersOfANameAsPeopleDo() {
    assertThat(users().createUser(registration().setDisplayName("🎫".repeat(100)).build()).getId())
        .isNotEmpty();
    assertThat(
            refusal(() ->
                    users().createUser(registration().setDisplayName("🎫".repeat(101)).build()))
                .reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
  }

  @Test
  void refusesAnAddressThatIsTakenInAnyCase() {
    var user = newCustomer();

    var refusal =
        refusal(() ->
            users()
                .createUser(
                    registration().setEmail(user.getEmail().toUpperCase(Locale.ROOT)).build()));

    assertThat(refusal.code()).isEqualTo(Code.ALREADY_EXISTS);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.EMAIL_TAKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password123",
        "1234567890",
        "qwertyuiop",
        "aaaaaaaaaaaa",
        "siti.nurjanah",
        "Siti Nurjanah"
      })
  void refusesPasswordsThatAreGuessedFirst(String password) {
    var request =
        registration()
            .setEmail("siti.nurjanah@mail.example")
            .setDisplayName("Siti Nurjanah")
            .setPassword(password)
            .build();

    var refusal = refusal(() -> users().createUser(request));

    assertThat(refusal.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refusal.violations()).extracting(FieldViolation::field).containsExactly("password");
    assertThat(refusal.message()).doesNotContain(password);
  }

  @Test
  void namesEveryBadField() {
    var refusal =
        refusal(() ->
            users()
                .createUser(
                    CreateUserRequest.newBuilder()
                        .setEmail("nobody")
                        .setPassword("tiny-secret".substring(0, 9))
                        .setDisplayName("a\u0000b")
                        .setPhoneNumber("0812")
                        .setRoleValue(99)
                        .build()));

    assertThat(refusal.reason()).isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("email", "password", "displayName", "phoneNumber", "role");
    assertThat(refusal.violations().toString()).doesNotContain("tiny-secr");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00a0\u2003", "\u200b", "a\tb"})
  void refusesNamesThatNobodyCanSee(String name) {
    var refusal = refusal(() -> users().createUser(registration().setDisplayName(name).build()));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactly("displayName");
    assertThat(refusal.message()).doesNotContain("\\p{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b", "a@b.", "a@.b", "@b.id", "a b@c.id", "a@b@c.id"})
  void refusesAddressesThatNoMailReaches(String email) {
    var refusal = refusal(() -> users().createUser(registration().setEmail(email).build()));

    assertThat(refusal.violations()).extracting(FieldViolation::field).contains("email");
  }

  @Test
  void namesAWeakPasswordBesideWhatElseIsBad() {
    var request = registration().setEmail("nobody").setPassword("password123").build();

    var refusal = refusal(() -> users().createUser(request));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("email", "password");
    assertThat(refusal.violations()).extracting(FieldViolation::reason).contains("WEAK_PASSWORD");
  }

  @Test
  void copesWithARegistrationThatSaysNothing() {
    var refusal = refusal(() -> users().createUser(CreateUserRequest.getDefaultInstance()));

    assertThat(refusal.violations())
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder("email", "password", "displayName");
  }

  @Test
  void letsNobodyMakeThemselvesAnAdmin() {
    var request = registration().setRole(User.Role.ADMIN).build();
    var customer = login(newCustomer());

    for (var stub : List.of(users(), users(customer))) {
      var refusal = refusal(() -> stub.createUser(request));
      assertThat(refusal.code()).isEqualTo(Code.PERMISSION_DENIED);
      assertThat(refusal.reason()).isEqualTo(ErrorReason.ROLE_REQUIRED);
    }
    assertThat(
            users().createUser(request.toBuilder().setRole(User.Role.CUSTOMER).build()).getRole())
        .isEqualTo(User.Role.CUSTOMER);
  }

  @Test
  void letsAnAdminMakeAnother() {
    var admin = newAdmin();

    assertThat(admin.getRole()).isEqualTo(User.Role.ADMIN);
    assertThat(auditOf(admin.getId())).containsExactly("CreateUser");
  }

  @Test
  void hidesOtherPeoplesAccounts() {
    var owner = newCustomer();
    var stranger = login(newCustomer());

    var others = refusal(() -> get(stranger, owner.getId()));
    var nobodys = refusal(() -> get(stranger, UUID.randomUUID().toString()));

    assertThat(others.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(others.reason()).isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(nobodys.code()).isEqualTo(others.code());
    assertThat(get(adminSession(), owner.getId())).isEqualTo(owner);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "you", "' or 1=1 --", "0190b3f1-7c1e-7d2a-9c55"})
  void refusesMalformedIds(String id) {
    var session = adminSession();

    assertThat(refusal(() -> get(session, id)).violations())
        .extracting(FieldViolation::field)
        .containsExactly("id");
  }

  @Test
  void asksForATokenWhereItNeedsOne() {
    var refusal = refusal(() -> users().getUser(GetUserRequest.newBuilder().setId("me").build()));

    assertThat(refusal.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(refusal.reason()).isEqualTo(ErrorReason.TOKEN_MISSING);
  }

  @Test
  void listsNewestFirstPageByPage() {
    var tag = "pagetest" + System.nanoTime();
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(users().createUser(registration().setDisplayName(tag + i).build()).getId());
    }
    var admin = users(adminSession());
    var seen = new ArrayList<String>();
    var request =
        ListUsersRequest.newBuilder().setQuery(tag.toUpperCase(Locale.ROOT)).setPageSize(2);
    int pages = 0;
    do {
      var page = admin.listUsers(request.build());
      page.getUsersList().forEach(user -> seen.add(user.getId()));
      request.setPageToken(page.getNextPageToken());
      pages++;
    } while (!request.getPageToken().isEmpty());

    assertThat(seen).isEqualTo(made);
    assertThat(pages).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "100%sure, 1",
    "100_sure, 1",
    "100!sure, 1",
    "100\\sure, 1",
    "'x'' or ''1''=''1', 0",
    "%, 1",
    "'a\u0000b', 0"
  })
  void takesWildcardsAndSqlInAQueryLiterally(String query, int atLeast) {
    users().createUser(registration().setDisplayName("100%sure").build());
    users().createUser(registration().setDisplayName("100_sure").build());
    users().createUser(registration().setDisplayName("100!sure").build());
    users().createUser(registration().setDisplayName("100\\sure").build());
    var found =
        users(adminSession())
            .listUsers(ListUsersRequest.newBuilder().setQuery(query).setPageSize(100).build())
            .getUsersList();

    assertThat(found).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(found).allSatisfy(user -> assertThat(user.getDisplayName()).contains(query));
  }

  @Test
  void filtersByRole() {
    var admin = newAdmin();
    newCustomer();
    var found =
        users(adminSession())
            .listUsers(
                ListUsersRequest.newBuilder().setRole(User.Role.ADMIN).setPageSize(1000).build())
            .getUsersList();

    assertThat(found).extracting(User::getId).contains(admin.getId());
    assertThat(found).extracting(User::getRole).containsOnly(User.Role.ADMIN);
  }

  @Test
  void refusesAListToCustomersAndBadPages() {
    var customer = users(login(newCustomer()));
    var admin = users(adminSession());

    assertThat(refusal(() -> customer.listUsers(ListUsersRequest.getDefaultInstance())).reason())
        .isEqualTo(ErrorReason.ROLE_REQUIRED);
    assertThat(
            refusal(() -> admin.listUsers(ListUsersRequest.newBuilder().setPageToken("x").build()))
                .reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
    assertThat(
            refusal(() -> admin.listUsers(ListUsersRequest.newBuilder().setPageSize(-1).build()))
                .reason())
        .isEqualTo(ErrorReason.INVALID_FIELD);
  }

  @Test
  void deletesEverythingAboutAPersonButTheId() {
    var user = users().createUser(registration().setPhoneNumber("+6281234567890").build());
    var session = login(user);
    var admin = users(adminSession());
    var request = DeleteUserRequest.newBuilder().setId(user.getId()).build();

    admin.deleteUser(request);

    var row =
        jdbc.sql("select * from accounts where id = ?")
            .param(UUID.fromString(user.getId()))
            .query()
            .singleRow();
    assertThat(row)
        .containsEntry("email", null)
        .containsEntry("password_hash", null)
        .containsEntry("display_name", "")
        .containsEntry("phone_number", "")
        .containsEntry("status", "DELETED");
    assertThat(refusal(() -> admin.deleteUser(request)).reason())
        .isEqualTo(ErrorReason.RESOURCE_NOT_FOUND);
    assertThat(refusal(() -> get(session, "me")).reason()).isEqualTo(ErrorReason.SESSION_ENDED);
    assertThat(refusal(() -> login(user)).reason()).isEqualTo(ErrorReason.BAD_CREDENTIALS);
    assertThat(auditOf(user.getId())).endsWith("DeleteUser");
    assertThat(users().createUser(registration().setEmail(user.getEmail()).build()).getId())
        .isNotEqualTo(user.getId());
  }

  @Test
  void letsOnlyOtherAdminsDelete() {
    var victim = newCustomer();
    var admin = newAdmin();
    var adminSession = login(admin);
    var customer = login(newCustomer());

    assertThat(
            refusal(() ->
                    users(customer)
                        .deleteUser(DeleteUserRequest.newBuilder().setId(victim.getId()).build()))
                .reason())
        .isEqualTo(ErrorReason.ROLE_REQUIRED);
    assertThat(
            refusal(() ->
                    users(adminSession)
                        .deleteUser(DeleteUserRequest.newBuilder().setId(admin.getId()).build()))
                .code())
        .isEqualTo(Code.PERMISSION_DENIED);
  }

  @Test
  void takesAdminsRightsAtOnceWhereTheyWouldDoHarm() {
    var fallen = newAdmin();
    var session = login(fallen);
    var victim = newCustomer();
    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(fallen.getId()).build());

    var deletion =
        refusal(() ->
            users(session)
                .deleteUser(DeleteUserRequest.newBuilder().setId(victim.getId()).build()));
    var creation =
        refusal(() -> users(session).createUser(registration().setRole(User.Role.ADMIN).build()));

    assertThat(deletion.reason()).isEqualTo(ErrorReason.SESSION_ENDED);
    assertThat(creation.reason()).isEqualTo(ErrorReason.SESSION_ENDED);
  }

  private List<@Nullable String> auditOf(String userId) {
    return jdbc.sql("select action from audit_log where resource_id = ? order by create_time")
        .param(userId)
        .query(String.class)
        .list();
  }
}
