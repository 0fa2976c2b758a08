package id.karcis.user.google;

import id.karcis.platform.crypto.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sign-ins that wait for their person, by the database's clock. Each is one statement, and each is
/// taken once.
@Component
class SignInAttempts {

  /// How long somebody may take at the issuer.
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /// As many may wait at once; 60 MB. Looked at by [#purge] only, so a few more may get in.
  static final int MAX_WAITING = 200_000;

  private static final int PURGE_ROWS = 10_000;

  private final JdbcClient jdbc;
  private final FieldEncryption encryption;
  private volatile boolean full;

  SignInAttempts(JdbcClient jdbc, FieldEncryption encryption) {
    this.jdbc = jdbc;
    this.encryption = encryption;
  }

  /// The secrets of a sign-in. Its text form shows none.
  record Secrets(String state, String binding, String nonce, String verifier) {

    static Secrets random() {
      return new Secrets(
          RandomText.next(), RandomText.next(), RandomText.next(), RandomText.next());
    }

    @Override
    public String toString() {
      return "Secrets[…]";
    }
  }

  /// Keeps a sign-in and returns when it is too late.
  Instant add(Secrets secrets, String returnTo) {
    if (full) {
      throw SignInRefusals.crowded();
    }
    var state = RandomText.hash(secrets.state());
    return jdbc.sql(
            """
            insert into sign_in_attempts
              (state_hash, binding_hash, nonce_hash, verifier, return_to, expire_time)
            values (:state, :binding, :nonce, :verifier, :returnTo,
                now() + make_interval(secs => :seconds))
            returning expire_time
            """)
        .param("state", state)
        .param("binding", RandomText.hash(secrets.binding()))
        .param("nonce", RandomText.hash(secrets.nonce()))
        .param("verifier", encryption.encrypt(secrets.verifier(), context(state)))
        .param("returnTo", returnTo)
        .param("seconds", LIFETIME.toSeconds())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /// Takes the sign-in of a state, if the browser is the one that began it. Another browser does
  /// not use it up.
  Optional<SignInAttempt> take(String state, @Nullable String binding) {
    if (state.isEmpty() || binding == null) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            delete from sign_in_attempts
            where state_hash = ? and binding_hash = ? and expire_time > now()
            returning state_hash, nonce_hash, verifier, return_to
            """)
        .param(RandomText.hash(state))
        .param(RandomText.hash(binding))
        .query((row, _) -> read(row))
        .optional();
  }

  private SignInAttempt read(ResultSet row) throws SQLException {
    return new SignInAttempt(
        row.getBytes("nonce_hash"),
        encryption.decrypt(row.getBytes("verifier"), context(row.getBytes("state_hash"))),
        row.getString("return_to"));
  }

  private static String context(byte[] stateHash) {
    return "sign_in_attempts.verifier/" + HexFormat.of().formatHex(stateHash);
  }

  /// Removes what nobody came back for; returns whether there may be more.
  boolean purge() {
    var removed =
        jdbc.sql(
                """
                delete from sign_in_attempts where state_hash in
                  (select state_hash from sign_in_attempts where expire_time <= now() limit ?)
                """)
            .param(PURGE_ROWS)
            .update();
    full =
        jdbc.sql("select count(*) >= ? from sign_in_attempts")
            .param(MAX_WAITING)
            .query(Boolean.class)
            .single();
    return removed == PURGE_ROWS;
  }
}
