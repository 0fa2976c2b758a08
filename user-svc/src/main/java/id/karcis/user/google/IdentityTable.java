package id.karcis.user.google;

import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.user.google.issuer.IdentityClaims;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The statements on identities; each runs in the caller's transaction. Tokens are encrypted here
/// and nowhere else.
@Component
class IdentityTable {

  private final JdbcClient jdbc;
  private final FieldEncryption encryption;

  IdentityTable(JdbcClient jdbc, FieldEncryption encryption) {
    this.jdbc = jdbc;
    this.encryption = encryption;
  }

  /// A refresh token that was kept for an issuer. Its text form does not show it.
  record KeptToken(String issuer, String refreshToken) {

    @Override
    public String toString() {
      return "KeptToken[" + issuer + "]";
    }
  }

  Optional<UUID> accountOf(IdentityClaims claims) {
    return jdbc.sql("select account_id from identities where issuer = ? and subject = ?")
        .param(claims.issuer())
        .param(claims.subject())
        .query(UUID.class)
        .optional();
  }

  /// Fails on the primary key when another sign-in of the person is faster.
  void add(IdentityClaims claims, UUID account, String email, @Nullable String refreshToken) {
    jdbc.sql(
            """
            insert into identities (issuer, subject, account_id, email, refresh_token)
            values (?, ?, ?, ?, ?)
            """)
        .param(claims.issuer())
        .param(claims.subject())
        .param(account)
        .param(email)
        .param(encrypted(claims, refreshToken))
        .update();
  }

  /// Notes a sign-in; a token that came with it replaces the one before.
  void signedIn(IdentityClaims claims, @Nullable String refreshToken) {
    jdbc.sql(
            """
            update identities
            set last_sign_in = now(), refresh_token = coalesce(:token, refresh_token)
            where issuer = :issuer and subject = :subject
            """)
        .param("token", encrypted(claims, refreshToken))
        .param("issuer", claims.issuer())
        .param("subject", claims.subject())
        .update();
  }

  /// Removes all identities of an account and returns the tokens that were kept for them.
  List<KeptToken> removeAll(UUID account) {
    return jdbc
        .sql("delete from identities where account_id = ? returning issuer, subject, refresh_token")
        .param(account)
        .query((row, _) -> {
          var token = row.getBytes("refresh_token");
          var issuer = row.getString("issuer");
          return token == null
              ? Optional.<KeptToken>empty()
              : Optional.of(
                  new KeptToken(
                      issuer,
                      encryption.decrypt(token, context(issuer, row.getString("subject")))));
        })
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private byte @Nullable [] encrypted(IdentityClaims claims, @Nullable String refreshToken) {
    return refreshToken == null
        ? null
        : encryption.encrypt(refreshToken, context(claims.issuer(), claims.subject()));
  }

  private static String context(String issuer, String subject) {
    return "identities.refresh_token/" + issuer + " " + subject;
  }
}
