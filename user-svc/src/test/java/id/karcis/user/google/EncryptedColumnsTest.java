package id.karcis.user.google;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.api.user.v1.NotificationServiceGrpc;
import id.karcis.api.user.v1.SubscribeRequest;
import id.karcis.api.user.v1.User;
import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.idempotency.IdempotentCalls;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Callers;
import id.karcis.platform.identity.Role;
import id.karcis.platform.request.RequestContext;
import id.karcis.user.UserServiceTest;
import id.karcis.user.google.SignInAttempts.Secrets;
import id.karcis.user.google.issuer.IdentityClaims;
import io.grpc.Context;
import io.grpc.Metadata;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a rotation of keys relies on: each column that is encrypted is declared, with the context
/// under which its feature encrypts.
class EncryptedColumnsTest extends UserServiceTest {

  @Autowired private List<EncryptedColumn> columns;
  @Autowired private FieldEncryption encryption;
  @Autowired private IdentityTable identities;
  @Autowired private SignInAttempts attempts;
  @Autowired private IdempotentCalls calls;

  private void storesOneOfEach() throws Exception {
    var user = users().createUser(registration().setPhoneNumber("+6281200000001").build());
    var session = login(user);
    var keys =
        SubscribeRequest.Keys.newBuilder()
            .setP256Dh(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
            .setAuth("BTBZMqHH6r4Tts7J_aSIgg");
    var _ =
        stub(session, NotificationServiceGrpc::newBlockingStub)
            .subscribe(
                SubscribeRequest.newBuilder()
                    .setEndpoint("https://push.example.com/send/" + UUID.randomUUID())
                    .setKeys(keys)
                    .build());
    identities.add(
        new IdentityClaims(
            "https://issuer.example", UUID.randomUUID().toString(), "x@mail.example", true, ""),
        UUID.fromString(user.getId()),
        "x@mail.example",
        "a refresh token");
    var _ = attempts.add(Secrets.random(), "/");
    keepAnAnswer(new Caller(UUID.fromString(user.getId()), Role.CUSTOMER, "a session"));
  }

  private void keepAnAnswer(Caller caller) throws Exception {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("idempotency-key", Metadata.ASCII_STRING_MARSHALLER),
        UUID.randomUUID().toString());
    Callable<User> once =
        () ->
            calls.run(
                "Test", User.getDefaultInstance(), User.parser(), id -> answer(id.toString()));
    var _ =
        RequestContext.of(headers).putInto(Context.current()).call(() -> Callers.as(caller, once));
  }

  private static User answer(String id) {
    return User.newBuilder().setId(id).build();
  }

  @Test
  void areReadUnderTheContextThatTheyDeclare() throws Exception {
    storesOneOfEach();
    for (var column : columns) {
      var values =
          jdbc.sql(
                  "select (%s), %s from %s where %s is not null"
                      .formatted(column.id(), column.column(), column.table(), column.column()))
              .query((row, _) ->
                  encryption.decryptBytes(row.getBytes(2), column.context(row.getObject(1))))
              .list();
      assertThat(values).as(column.toString()).isNotEmpty();
    }
  }

  /// By their bytes: whatever begins with the primary key's five bytes is a ciphertext.
  @Test
  void areAllDeclared() throws Exception {
    storesOneOfEach();
    var declared = new TreeSet<String>();
    columns.forEach(column -> declared.add(column.toString()));
    var found = new TreeSet<String>();
    jdbc
        .sql(
            """
            select table_name, column_name from information_schema.columns
            where table_schema = 'public' and data_type = 'bytea'
            """)
        .query((row, _) -> List.of(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .filter(name -> holdsCiphertext(name.getFirst(), name.getLast()))
        .forEach(name -> found.add(String.join(".", name)));
    assertThat(found).isEqualTo(declared);
  }

  private boolean holdsCiphertext(String table, String column) {
    return jdbc.sql(
            "select exists (select from %s where substring(%s from 1 for 5) = ?)"
                .formatted(table, column))
        .param(encryption.ring().primary().prefix())
        .query(Boolean.class)
        .single();
  }
}
