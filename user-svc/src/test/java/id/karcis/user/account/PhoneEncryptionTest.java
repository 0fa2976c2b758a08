package id.karcis.user.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.DeleteUserRequest;
import id.karcis.api.user.v1.GetUserRequest;
import id.karcis.api.user.v1.UpdateUserRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.user.UserServiceTest;
import io.grpc.Status.Code;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PhoneEncryptionTest extends UserServiceTest {

  private final String phone =
      "+62" + ThreadLocalRandom.current().nextLong(1000000000L, 10000000000L);

  @Autowired private FieldEncryption encryption;
  @Autowired private ClearPhones clearPhones;

  private User newPerson() {
    return users().createUser(registration().setPhoneNumber(phone).build());
  }

  private User read(User user) {
    return users(login(user)).getUser(GetUserRequest.newBuilder().setId(user.getId()).build());
  }

  @Test
  void isGivenBackButNotStoredInClear(CapturedOutput output) {
    var user = newPerson();
    assertThat(user.getPhoneNumber()).isEqualTo(phone);
    assertThat(login(user).getUser().getPhoneNumber()).isEqualTo(phone);
    assertThat(read(user).getPhoneNumber()).isEqualTo(phone);

    assertThat(row(user).toString()).doesNotContain(phone.substring(1));
    assertThat(encryption.isCurrent(cipher(user))).isTrue();
    assertThat(tableFileHolds(user.getEmail())).isTrue();
    assertThat(tableFileHolds(phone.substring(1))).isFalse();
    assertThat(output.getAll()).doesNotContain(phone.substring(1));
  }

  @Test
  void followsEdits() {
    var user = newPerson();
    var changed = "+4930" + ThreadLocalRandom.current().nextLong(1000000, 10000000);
    assertThat(update(user, changed).getPhoneNumber()).isEqualTo(changed);
    assertThat(read(user).getPhoneNumber()).isEqualTo(changed);
    assertThat(tableFileHolds(changed.substring(1))).isFalse();

    assertThat(update(user, "").getPhoneNumber()).isEmpty();
    assertThat(row(user)).containsEntry("phone_cipher", null).containsEntry("phone_number", "");
  }

  private User update(User user, String number) {
    var me = User.newBuilder().setId("me").setPhoneNumber(number);
    var request = UpdateUserRequest.newBuilder().setUser(me);
    request.getUpdateMaskBuilder().addPaths("phone_number");
    return users(login(user)).updateUser(request.build());
  }

  @Test
  void goesWithTheAccount() {
    var user = newPerson();
    users(adminSession()).deleteUser(DeleteUserRequest.newBuilder().setId(user.getId()).build());
    assertThat(row(user)).containsEntry("phone_cipher", null).containsEntry("phone_number", "");
  }

  @Test
  void refusesTheNumberOfSomebodyElse(CapturedOutput output) {
    var one = newPerson();
    var other = newPerson();
    var session = login(one);
    var own = cipher(one);
    store(one, cipher(other));

    var refusal =
        refusal(() -> users(session).getUser(GetUserRequest.newBuilder().setId("me").build()));
    store(one, own);
    assertThat(refusal.code()).isEqualTo(Code.INTERNAL);
    assertThat(output.getAll())
        .contains(
            "accounts.phone_cipher/" + one.getId() + " was changed, or belongs to another row")
        .doesNotContain(phone.substring(1));
  }

  @Test
  void encryptsNumbersOfOlderVersions() {
    var people = ClearPhones.BATCH + 1;
    jdbc.sql(
            """
            insert into accounts (id, email, email_verified, display_name, phone_number, role, status,
                password_hash, create_time, update_time, version)
            select uuidv7(), 'old' || n || '@mail.example', false, 'Old', '+62811' || 1000000 + n,
                'CUSTOMER', 'ACTIVE', 'x', now(), now(), 0
            from generate_series(1, :people) n
            """)
        .param("people", people)
        .update();
    var user = newPerson();
    jdbc.sql("update accounts set phone_cipher = null, phone_number = ? where id = ?")
        .param(phone)
        .param(UUID.fromString(user.getId()))
        .update();

    clearPhones.afterSingletonsInstantiated();

    assertThat(read(user).getPhoneNumber()).isEqualTo(phone);
    assertThat(count("phone_number <> ''")).isZero();
    assertThat(count("email like 'old%' and phone_cipher is not null")).isEqualTo(people);
    var stored = cipher(user);
    clearPhones.afterSingletonsInstantiated();
    assertThat(cipher(user)).isEqualTo(stored);
    jdbc.sql("delete from accounts where email like 'old%'").update();
  }

  private void store(User user, byte[] cipher) {
    jdbc.sql("update accounts set phone_cipher = ? where id = ?")
        .param(cipher)
        .param(UUID.fromString(user.getId()))
        .update();
  }

  private int count(String condition) {
    return jdbc.sql("select count(*) from accounts where " + condition)
        .query(Integer.class)
        .single();
  }

  private Map<String, @Nullable Object> row(User user) {
    return jdbc.sql("select * from accounts where id = ?")
        .param(UUID.fromString(user.getId()))
        .query()
        .singleRow();
  }

  private byte[] cipher(User user) {
    return (byte[]) Objects.requireNonNull(row(user).get("phone_cipher"));
  }

  /// Looks at the bytes on disk.
  private boolean tableFileHolds(String text) {
    jdbc.sql("checkpoint").update();
    return jdbc.sql(
            "select position(? in pg_read_binary_file(pg_relation_filepath('accounts'))) > 0")
        .param(text.getBytes(US_ASCII))
        .query(Boolean.class)
        .single();
  }
}
