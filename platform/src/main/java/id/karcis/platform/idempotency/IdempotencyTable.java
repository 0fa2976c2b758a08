package id.karcis.platform.idempotency;

import id.karcis.platform.crypto.EncryptedColumn;
import id.karcis.platform.crypto.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The statements on `idempotency_keys`. Each is its own transaction; leases and expiry go by the
/// database's clock. Answers may tell of persons, so they are stored encrypted.
final class IdempotencyTable {

  static final EncryptedColumn RESPONSES =
      new EncryptedColumn("idempotency_keys", Key.SQL, "response");

  /// Whose key, and which.
  record Key(UUID caller, byte[] hash) {

    private static final String SQL = "cast(caller as text) || ' ' || encode(key_hash, 'hex')";

    /// What the database makes of it by [#SQL].
    private String text() {
      return caller + " " + HexFormat.of().formatHex(hash);
    }
  }

  /// What a key was first used for.
  record Call(String method, byte[] requestHash) {}

  /// The right to do the work now, under this id.
  record Turn(UUID resourceId, int attempt) {}

  /// What the table knows of a key that somebody else has.
  record Entry(String state, byte[] requestHash, byte @Nullable [] response, long leaseMillis) {}

  private final JdbcClient jdbc;
  private final FieldEncryption encryption;

  IdempotencyTable(JdbcClient jdbc, FieldEncryption encryption) {
    this.jdbc = jdbc;
    this.encryption = encryption;
  }

  /// Takes the turn if the key is new, has expired, or was left by a try whose lease is over; only
  /// then.
  Optional<Turn> take(Key key, Call call, UUID freshId, Duration lease, Duration kept) {
    return jdbc.sql(
            """
            insert into idempotency_keys as k
              (caller, key_hash, method, request_hash, resource_id, state, lease_expire_time, expire_time)
            values (:caller, :key, :method, :request, :id, 'PENDING',
              clock_timestamp() + make_interval(secs => :lease),
              clock_timestamp() + make_interval(secs => :kept))
            on conflict (caller, key_hash) do update set
              method = excluded.method,
              request_hash = excluded.request_hash,
              resource_id = case when k.expire_time <= clock_timestamp()
                then excluded.resource_id else k.resource_id end,
              state = 'PENDING',
              response = null,
              attempt = k.attempt + 1,
              lease_expire_time = excluded.lease_expire_time,
              expire_time = excluded.expire_time
            where k.expire_time <= clock_timestamp()
              or (k.state = 'PENDING' and k.lease_expire_time <= clock_timestamp()
                and k.request_hash = excluded.request_hash)
            returning resource_id, attempt
            """)
        .param("caller", key.caller())
        .param("key", key.hash())
        .param("method", call.method())
        .param("request", call.requestHash())
        .param("id", freshId)
        .param("lease", lease.toSeconds())
        .param("kept", kept.toSeconds())
        .query(
            (row, _) -> new Turn(row.getObject("resource_id", UUID.class), row.getInt("attempt")))
        .optional();
  }

  Optional<Entry> find(Key key) {
    return jdbc.sql(
            """
            select state, request_hash, response,
              extract(epoch from lease_expire_time - clock_timestamp()) * 1000 as lease_millis
            from idempotency_keys where caller = ? and key_hash = ?
            """)
        .param(key.caller())
        .param(key.hash())
        .query((row, _) -> read(key, row))
        .optional();
  }

  private Entry read(Key key, ResultSet row) throws SQLException {
    return new Entry(
        row.getString("state"),
        row.getBytes("request_hash"),
        clear(key, row.getBytes("response")),
        row.getLong("lease_millis"));
  }

  /// Versions without encryption stored answers in clear. These are protobuf, which never begins
  /// like a ciphertext: its fields are numbered from 1.
  private byte @Nullable [] clear(Key key, byte @Nullable [] stored) {
    return stored == null || !FieldEncryption.isEncrypted(stored)
        ? stored
        : encryption.decryptBytes(stored, RESPONSES.context(key.text()));
  }

  /// Stores the answer, unless another try has taken the turn since.
  void answer(Key key, Turn turn, String state, byte[] response) {
    jdbc.sql(
            """
            update idempotency_keys set state = ?, response = ?
            where caller = ? and key_hash = ? and attempt = ?
            """)
        .param(state)
        .param(encryption.encrypt(response, RESPONSES.context(key.text())))
        .param(key.caller())
        .param(key.hash())
        .param(turn.attempt())
        .update();
  }

  /// Gives the turn back: the next try takes over at once, under the same id.
  void release(Key key, Turn turn) {
    jdbc.sql(
            """
            update idempotency_keys set lease_expire_time = clock_timestamp()
            where caller = ? and key_hash = ? and attempt = ? and state = 'PENDING'
            """)
        .param(key.caller())
        .param(key.hash())
        .param(turn.attempt())
        .update();
  }

  /// Forgets the key, unless another try has taken the turn since.
  void forget(Key key, Turn turn) {
    jdbc.sql("delete from idempotency_keys where caller = ? and key_hash = ? and attempt = ?")
        .param(key.caller())
        .param(key.hash())
        .param(turn.attempt())
        .update();
  }

  /// Deletes up to `limit` expired rows and returns how many.
  int sweep(int limit) {
    return jdbc.sql(
            """
            delete from idempotency_keys where (caller, key_hash) in (
              select caller, key_hash from idempotency_keys
              where expire_time <= clock_timestamp() limit ? for update skip locked)
            """)
        .param(limit)
        .update();
  }
}
