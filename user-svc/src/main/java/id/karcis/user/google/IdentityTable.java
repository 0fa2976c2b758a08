package id.karcis.user.google;

import id.karcis.platform.crypto.DecryptionException;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.user.google.issuer.IdentityClaims;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The statements on identities; each runs in the caller's transaction. Tokens are encrypted here
/// and nowhere else.
@Component
class IdentityTable {

  private static final Logger log = LoggerFactory.getLogger(IdentityTable.class);

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

  /// Removes all identities of an account and returns the tokens that were kept for them. One that
  /// cannot be decrypted is dropped: it is of no use to anybody, and the account must go.
  List<KeptToken> removeAll(UUID account) {
    return jdbc
        .sql("delete from identities where account_id = ? returning issuer, subject, refresh_token")
        .param(account)
        .query((row, _) ->
            kept(
                row.getString("issuer"),
                row.getString("subject"),
                row.getBytes("refresh_token"),
                account))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<KeptToken> kept(
      String issuer, String subject, byte @Nullable [] token, UUID account) {
    if (token == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new KeptToken(issuer, encryption.decrypt(token, context(issuer, subject))));
    } catch (DecryptionException _) {
      log.warn(
          "A refresh token of {}, kept for account {}, cannot be decrypted and is not revoked",
          issuer,
          account);
      return Optional.empty();
    }
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
